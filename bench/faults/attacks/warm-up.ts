// Pages that everybody asks for once after a start, and a document brought in: what they load stays, and is nobody's attack.
import type { Ground } from "../../ground";
import { createMember } from "./attack";

const pages =
  "/ /sign-in /sign-up /interviews /questions /questions?q=index /questions/import /kits /practice /scorecards".split(
    " ",
  );
const upload = "/questions/import/upload?name=a.md";

export async function warmUp(ground: Ground, rounds: number): Promise<void> {
  const { cookie } = await createMember(ground.database);
  const ask = async (path: string, given: RequestInit = {}) => {
    const headers = { cookie, origin: ground.url };
    const answer = await fetch(`${ground.url}${path}`, { headers, redirect: "manual", ...given });
    await answer.arrayBuffer();
    return answer.status;
  };
  for (let round = 0; round < rounds; round++) {
    for (const page of pages) await ask(page);
    const status = await ask(upload, { method: "POST", body: `# ${round}\n\n## What is it?\n` });
    if (status !== 200) throw new Error(`A document wasn't taken: ${status}`);
  }
}
