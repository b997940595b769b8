import { unreachable } from "@/app/_ui/form/use-action";
import { ownerOfPage } from "@/app/(desk)/_parts/page-owner";
import type { Reply } from "@/lib/errors";

/** Sends the document; `tell` gets the share that is on its way. Only XMLHttpRequest says how far an upload is. */
export function sendDocument(
  document: Blob,
  name: string,
  tell: (share: number) => void,
): Promise<Reply<{ importId: string }>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/questions/import/upload?${new URLSearchParams({ name })}`);
    for (const [name, value] of Object.entries(ownerOfPage())) request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(request.response ?? unreachable);
    request.onerror = () => resolve(unreachable);
    request.send(document);
  });
}
