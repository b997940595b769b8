// What is private is marked, a whole interview is held, and every byte that the candidate's browser got is searched.

import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { Sql } from "@/db/client";
import { passGrace } from "@/db/testing/grace";
import { accountCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { CandidateRoom } from "../screens/candidate-room";
import { Cockpit } from "../screens/cockpit";
import { Join } from "../screens/join";
import { Scorecard } from "../screens/scorecard";
import { typingMs } from "../target";
import { Canaries } from "./canaries";
import { askEverything, pry } from "./pry";
import { record } from "./record";
import { findCanaries } from "./scan";
import { createMarkedWorld, type MarkedWorld } from "./world";

test("in a whole interview the candidate's browser gets not one byte of what is private", async ({
  watch,
  database,
}) => {
  test.setTimeout(120_000);
  watch.allow(/status of 404/);
  const marks = new Canaries();
  const world = await createMarkedWorld(database, marks);
  const desk = await watch.open();
  await desk.addCookies([await accountCookie(world.interviewer)]);
  const hall = await watch.open();
  const recording = await record(hall);

  const cockpit = await Cockpit.open(desk, world.interviewId);
  const join = new Join(await hall.newPage());
  await join.opens(`/join/${world.code}`);
  const room = await join.joins("Samira");
  await recording.keep(room.page);
  await hold(cockpit, room, { marks, world });
  await judgeColleague(database.$client, world, marks);
  await pry(room.page, recording, world);

  await test.step("a reload, the end, and everything again", async () => {
    await room.page.reload();
    await room.connected();
    await recording.keep(room.page);
    await askEverything(recording, world);
    await cockpit.end();
    await room.seesEnd();
    await room.page.reload();
    await room.seesEnd();
    await recording.keep(room.page);
    await askEverything(recording, world);
    await passGrace(database, world.interviewId);
    await submit(cockpit, marks);
    await room.page.reload();
    await room.seesEnd();
    await recording.keep(room.page);
    await askEverything(recording, world);
  });

  const bytes = recording.bytes();
  const shared = ["first/prompt", "second/prompt", "first/hint 1", "first/follow-up 1"];
  const secret = new Map([...marks.all()].filter(([field]) => !shared.includes(field)));
  expect(secret.size).toBeGreaterThan(90);
  expect(recording.frames().length).toBeGreaterThan(10);
  expect(findCanaries(bytes, secret)).toEqual([]);

  await test.step("and the search would have found it: what was sent on purpose is found, in each place", async () => {
    for (const field of shared) {
      const places = findCanaries(bytes, marks.some(field)).map(({ where }) => where);
      expect(places, field).toContain("socket frame");
      expect(
        places.some((where) => where.endsWith("/candidate")),
        `${field} in the HTML after the reload`,
      ).toBe(true);
      expect(places, field).toContain("the page as it stands");
    }
    const asRouter = bytes.filter(({ where }) => /\/candidate\?\S* asked with \{"RSC":"1"\}$/.test(where));
    expect(findCanaries(asRouter, marks.some("first/prompt"))).not.toEqual([]);
  });
});

test("the search finds a mark in every wrapping", () => {
  const canary = new Canaries();
  const mark = canary.of("x");
  const each = (wrap: (code: number) => string) => [...mark].map((one) => wrap(one.charCodeAt(0))).join("");
  const hex = (code: number) => code.toString(16);
  const wrapped: Record<string, string | Buffer> = {
    plain: `before ${mark} after`,
    "JSON escapes": `{"a":"${each((code) => `\\u00${hex(code)}`)}"}`,
    "JSON in JSON": JSON.stringify(JSON.stringify(each((code) => `\\u00${hex(code)}`))),
    "JavaScript escapes": each((code) => `\\x${hex(code)}`),
    URL: `/?q=${each((code) => `%${hex(code)}`)}`,
    "HTML, hex": each((code) => `&#x${hex(code)};`),
    "HTML, decimal": each((code) => `&#${code};`),
    "base64 at 0": Buffer.from(`${mark}tail`).toString("base64"),
    "base64 at 1": Buffer.from(`a${mark}tail`).toString("base64"),
    "base64 at 2": Buffer.from(`ab${mark}tail`).toString("base64"),
    base64url: Buffer.from(`abc${mark}\xff\xfe`, "latin1").toString("base64url"),
    hex: Buffer.from(mark).toString("hex"),
    "hex, large": Buffer.from(mark).toString("hex").toUpperCase(),
    backwards: [...mark].reverse().join(""),
    "UTF-16": Buffer.from(mark, "utf16le"),
    gzip: gzipSync(`{"a":"${mark}"}`),
    "gzip within": Buffer.concat([Buffer.from("frame:"), gzipSync(mark)]),
    deflate: deflateSync(mark),
    brotli: brotliCompressSync(mark),
  };
  const bytes = Object.entries(wrapped).map(([where, body]) => ({ where, bytes: Buffer.from(body) }));
  expect(findCanaries(bytes, canary.all()).map(({ where }) => where)).toEqual(Object.keys(wrapped));
  expect(findCanaries(bytes, new Map([["y", new Canaries().of("y")]]))).toEqual([]);
});

test("while the interviewer types, the candidate's socket hears pulses and nothing else", async ({
  cockpit,
  candidate,
  world,
}) => {
  test.setTimeout(typingMs + 60_000);
  const recording = await record(candidate);
  const room = await CandidateRoom.open(candidate, world.interviewId);
  await cockpit.start();
  await cockpit.askNext();
  await room.seesQuestion(1);
  await expect(cockpit.onTheirScreen()).toBeVisible();
  await cockpit.writesNote("A");

  const from = recording.frames().length;
  const sentence = "Says that it is lazy, then hesitates. ";
  await cockpit.note().focus();
  for (const end = Date.now() + typingMs; Date.now() < end; ) {
    await cockpit.page.keyboard.type(sentence, { delay: 40 });
    await cockpit.rate(1 + (Date.now() % 5));
    await cockpit.hears(0);
    await cockpit.note().focus();
  }
  await cockpit.everythingSaved();
  expect((await cockpit.note().inputValue()).length).toBeGreaterThan(100);

  const heard = recording
    .frames()
    .slice(from)
    .map(({ payload }) => payload);
  expect(heard.length).toBeGreaterThan(typingMs / 6_000);
  const shapes = heard.map((payload) => payload.replace(/"nowMs":[\d.]+/, '"nowMs":0'));
  // 2: the protocol's own ping. The pulse says the same number throughout: it doesn't count what the panel does.
  expect(new Set(shapes.filter((payload) => payload !== "2"))).toEqual(
    new Set(['42["pulse",{"seq":2,"nowMs":0}]']),
  );
});

/** The interview itself: two questions, a hint, a follow-up, and everything that only the panel sees or writes. */
async function hold(
  cockpit: Cockpit,
  room: CandidateRoom,
  { marks, world }: { marks: Canaries; world: MarkedWorld },
): Promise<void> {
  const [, , , added] = world.questions;
  await cockpit.start();
  await cockpit.askNext();
  await room.seesQuestion(1);
  await cockpit.giveHint(1);
  await cockpit.sendFollowUp(1);
  await cockpit.writesNote(`Heard ${marks.of("note on the first")}`);
  await cockpit.hears(1);
  await cockpit.rate(4);
  await cockpit.generalNote().fill(marks.of("general note"));
  await cockpit.everythingSaved();
  await room.writes("What I think.");
  await expect(room.saveState()).toHaveText("Saved");
  await cockpit.page.keyboard.press("Control+k");
  await cockpit.page.getByRole("option", { name: added?.title }).click();
  await expect(cockpit.planned(added?.title ?? "")).toBeVisible();
  await cockpit.askNext();
  await room.seesQuestion(2);
  await cockpit.writesNote(marks.of("note on the second"));
  await cockpit.pause();
  await cockpit.resume();
}

/** A colleague rates and writes on what was asked, by rows: their browser isn't part of this. */
async function judgeColleague(
  sql: Sql,
  { interviewId, colleague }: MarkedWorld,
  marks: Canaries,
): Promise<void> {
  await sql`insert into notes (interview_id, author_seat_id, asked_question_id, body, revision, op_id)
    select ${interviewId}, ${colleague.seatId}, id, ${marks.of("colleague's note on the first")}, 1, gen_random_uuid()
    from asked_questions where interview_id = ${interviewId} and number = 1`;
}

async function submit({ page }: Cockpit, marks: Canaries): Promise<void> {
  await page.getByRole("link", { name: "Go to the scorecard" }).click();
  const scorecard = new Scorecard(page);
  await scorecard.rates(`Title ${marks.of("second/title")}`, 2);
  await scorecard.summary().fill(marks.of("summary"));
  await scorecard.recommends("Strong yes");
  await scorecard.submits();
}
