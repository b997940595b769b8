// Pages that everybody asks for once after a start: what they load stays, and is nobody's attack.

import type { Ground } from "../../ground";
import { createMember } from "./attack";

const pages =
  "/ /sign-in /sign-up /interviews /questions /questions?q=index /questions/import /kits /practice /scorecards".split(
    " ",
  );

export async function warmUp(ground: Ground, rounds: number): Promise<void> {
  const { cookie } = await createMember(ground.database);
  for (let round = 0; round < rounds; round++)
    for (const page of pages)
      await fetch(`${ground.url}${page}`, { headers: { cookie }, redirect: "manual" }).then((one) =>
        one.arrayBuffer(),
      );
}
