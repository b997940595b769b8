import { randomUUID } from "node:crypto";
import { type FileHandle, open, statfs } from "node:fs/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import type { Member } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { lineUp } from "@/lib/work/turns/gates";
import { takeOut } from "./export-file";

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  return { ...real, open: vi.fn(real.open), statfs: vi.fn(real.statfs) };
});
const { database } = useDatabase();
let member: Member;

beforeAll(async () => {
  member = await createMember(database());
  await createQuestion(database(), { teamId: member.teamId, title: "Why is it lazy" });
});

const take = (as = member) => takeOut(database(), as, { wanted: {}, format: "csv" });

test("the file is whole before its first byte goes out, and says how long it is", async () => {
  const { size, body } = await take();
  const bytes = Buffer.from(await new Response(body).arrayBuffer());
  expect(bytes.length).toBe(size);
  expect(bytes.toString()).toContain("Why is it lazy");
});

test("what the disk takes in parts is whole in the end", async () => {
  const { open: real } = await vi.importActual<typeof import("node:fs/promises")>("node:fs/promises");
  vi.mocked(open).mockImplementationOnce(async (...args) => {
    const file = await real(...args);
    const write = file.write.bind(file);
    const writePart = (bytes: Uint8Array) => write(bytes.subarray(0, bytes.length / 2));
    return Object.assign(file, { write: writePart });
  });
  const { size, body } = await take();
  const other = await take();
  expect(size).toBe(other.size);
  for (const one of [body, other.body]) await one.cancel();
});

test("whoever reads none of five is told when there is a sixth; the others aren't, and leaving one makes room", async () => {
  const open = [];
  for (let nth = 0; nth < 5; nth += 1) open.push(await take());
  await expect(take()).rejects.toMatchObject({
    code: "rate_limited",
    message: "You have 5 exports on their way already. Try again when one of them is there.",
  });
  await (await take(await createMember(database()))).body.cancel();
  await open[0]?.body.cancel();
  await (await take()).body.cancel();
  for (const { body } of open.slice(1)) await body.cancel();
});

test("where all places are taken, the oldest of whoever has most is broken off, and somebody with none has their file", async () => {
  const others = Array.from({ length: 124 }, (_, nth) => ({
    teamId: `team ${nth}`,
    personId: `person ${nth}`,
  }));
  const four = others.flatMap((one) => Array.from({ length: 4 }, () => lineUp("download", one, vi.fn())));
  four.pop()?.leave(); // 495
  const open = [await take(), await take(), await take(), await take(), await take()];
  const { body } = await take(await createMember(database()));
  expect((await new Response(body).arrayBuffer()).byteLength).toBeGreaterThan(0);
  const broken = await Promise.all(
    open.map((one) =>
      new Response(one.body).arrayBuffer().then(
        () => "whole",
        () => "broken",
      ),
    ),
  );
  expect(broken).toEqual(["broken", "whole", "whole", "whole", "whole"]);
  for (const one of four) one.leave();
});

test("what can't be taken out holds no place", async () => {
  const wanted = { kitId: randomUUID() };
  for (let nth = 0; nth < 6; nth += 1)
    await expect(takeOut(database(), member, { wanted, format: "csv" })).rejects.toMatchObject({
      code: "not_found",
    });
  await (await take()).body.cancel();
});

const fileOf = async (nth = -1) => (await vi.mocked(open).mock.results.at(nth)?.value) as FileHandle;

test("where the disk has only what others need, nothing is written, a sentence says so, and the file and its place are free", async () => {
  const real = await statfs("/");
  for (let nth = 0; nth < 6; nth += 1) {
    vi.mocked(statfs).mockResolvedValueOnce({ ...real, bsize: 1_024, blocks: 10e6, bavail: 200 * 1_024 });
    await expect(take()).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(/no room for this file just now\. Try again/),
    });
    expect((await fileOf()).fd).toBe(-1);
  }
  vi.mocked(statfs).mockResolvedValueOnce({ ...real, bsize: 1_024, blocks: 65_536, bavail: 30 * 1_024 });
  await (await take()).body.cancel();
});

test.each([
  ["whose length can't be told", { stat: () => Promise.reject(new Error("gone")) }, /gone/],
  [
    "that fills the disk all the same",
    { appendFile: () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" })) },
    /no room for this file/,
  ],
])("a file %s is closed", async (_, broken, sentence) => {
  const { open: real } = await vi.importActual<typeof import("node:fs/promises")>("node:fs/promises");
  vi.mocked(open).mockImplementationOnce(async (...args) => Object.assign(await real(...args), broken));
  await expect(take()).rejects.toThrow(sentence);
  expect((await fileOf()).fd).toBe(-1);
});
