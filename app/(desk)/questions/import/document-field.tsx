"use client";
import { useRouter } from "next/navigation";
import { useId, useRef, useState } from "react";
import { LeaveGuard } from "@/app/_saving/leave-guard";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/form/text-area";
import { useTyped } from "@/app/_ui/form/use-typed";
import { Problem } from "@/app/_ui/problem";
import { largestFile } from "@/lib/documents/found";
import { sendDocument } from "./send-document";
import { useDroppedFiles } from "./use-dropped-files";

const kinds =
  ".md,.markdown,.html,.htm,.txt,.csv,.tsv,.json,.yaml,.yml,.zip,text/*,application/json,application/zip";

/** A file dropped anywhere on the page or chosen, or a text that is pasted. What was pasted stays after a refusal. */
export function DocumentField() {
  const router = useRouter();
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const [text, setText] = useState("");
  useTyped(text !== "");
  const file = useRef<HTMLInputElement>(null);
  const isSending = share !== undefined;

  async function send(document: Blob, name: string) {
    if (isSending) return;
    if (document.size > largestFile)
      return setProblem("This is larger than 10 MB. Divide it and bring in one part at a time.");
    setProblem(undefined);
    setShare(0);
    const reply = await sendDocument(document, name, setShare);
    if (reply.ok) return router.push(`/questions/import/${reply.data.importId}`);
    setShare(undefined);
    setProblem(reply.error.message);
  }

  function take(files: File[]) {
    const [first, ...others] = files;
    if (others.length > 0) setProblem("One document at a time: bring in the others after it.");
    else if (first) void send(first, first.name);
    if (file.current) file.current.value = "";
  }

  const isOver = useDroppedFiles(take);
  return (
    <div className="space-y-5">
      <div
        className={`rounded-card border border-dashed p-6 ${isOver ? "border-accent bg-accent-soft" : "border-line-field bg-surface"}`}
      >
        <p className="font-serif text-xl">
          {isOver ? "Drop it to bring it in" : "Drop a document anywhere on this page"}
        </p>
        <p className="mt-1 mb-4 max-w-prose text-sm text-muted">
          Markdown or HTML with headings, lists or a table, plain text with numbered questions or answers at
          the end, CSV, JSON, and what Rehearse exports (.md, .zip). UTF-8, up to 10 MB and 20,000 questions.
        </p>
        <input
          ref={file}
          type="file"
          aria-label="Choose a document"
          accept={kinds}
          disabled={isSending}
          onChange={(event) => take([...(event.target.files ?? [])])}
          className="max-w-full text-sm text-muted file:mr-3 file:min-h-9 file:cursor-pointer file:rounded-control file:border file:border-solid file:border-line-field file:bg-paper file:px-3.5 file:text-sm file:font-medium file:text-ink"
        />
      </div>
      {isSending ? <Sending share={share} /> : null}
      <Problem message={problem} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) void send(new Blob([text]), "Pasted text");
          else setProblem("There is nothing in the field yet. Paste your questions there first.");
        }}
        className="space-y-3"
      >
        <TextArea
          label="Or paste the text"
          rows={8}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(undefined);
          }}
          className="font-mono text-[13.5px]"
          hint="Each question with its answer below it, or a table copied from a spreadsheet."
        />
        <Button type="submit" disabled={isSending}>
          Read this text
        </Button>
      </form>
      <LeaveGuard active={text !== "" && !isSending} />
    </div>
  );
}

function Sending({ share }: { share: number }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm">
        {share < 1 ? `Sending the document: ${Math.floor(share * 100)} %` : "Sent. Waiting for the server…"}
      </label>
      <progress id={id} value={share} className="h-2 w-full accent-accent" />
    </div>
  );
}
