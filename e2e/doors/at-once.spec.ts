// Many in one moment, and slow ones among them: nobody waits for what waits for them.
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { createInvite } from "@/db/testing/factories";
import { expect, test } from "../fixtures";
import { createAccount, password } from "../people";
import { send } from "../raw-http";
import { target } from "../target";

test("sign-ins from nine addresses in one moment, one more than the pages have places, all come in: where each leads to is asked for within its own turn", async ({
  database,
}) => {
  const { email } = await createAccount(database);
  const origin = target().url;
  const headers = { origin, "next-action": signInId(), "content-type": "text/plain;charset=UTF-8" };
  const body = JSON.stringify([{ email, password, next: "/interviews" }]);
  const answers = await Promise.all(
    Array.from({ length: 9 }, (_, nth) =>
      send("/sign-in", { method: "POST", headers, body, from: `127.0.3.${nth + 1}` }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(answers.every(({ headers }) => headers["x-action-redirect"]?.includes("/interviews"))).toBe(true);
});

test("a good link comes before most of many at once from its address that lead nowhere", async ({
  world,
  database,
}) => {
  const { code } = await createInvite(database, world);
  const from = "127.0.3.20";
  // A server that is too busy to say within a second whether a link is good lets it wait with the others.
  await expect(async () => {
    let answered = 0;
    const junk = Array.from({ length: 90 }, async (_, nth) => {
      await send(`/join/${String(nth).padStart(22, "j")}`, { from });
      answered++;
    });
    const good = await send(`/join/${code}`, { from });
    const before = answered;
    await Promise.all(junk);
    expect(good.status).toBe(200);
    expect(before).toBeLessThan(45);
  }).toPass();
});

test("bodies that don't come to their end keep nobody from a page", async () => {
  const { hostname, port, host } = new URL(target().url);
  const head = `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${target().url}\r\nContent-Length: 9000\r\n\r\nslow`;
  const slow = Array.from({ length: 20 }, () => connect(Number(port), hostname));
  let ended = 0;
  for (const socket of slow) socket.on("data", () => ended++).write(head);
  await Promise.all(Array.from({ length: 8 }, async () => expect((await send("/sign-in")).status).toBe(200)));
  expect(ended, "the pages came first").toBe(0);
  for (const socket of slow) socket.destroy();
});

function signInId(): string {
  const manifest: { node: Record<string, { exportedName: string }> } = JSON.parse(
    readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  );
  const [id = ""] =
    Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === "signInAction") ?? [];
  return id;
}
