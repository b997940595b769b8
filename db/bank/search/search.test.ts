// The search as the screens call it: both halves, ids and counts, have to say the same.
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { findGuides, type Search, searchQuestions } from "@/lib/questions/reads";
import { generalLevels } from "@/lib/questions/rules";
import { appendAsked } from "../../room/asked-questions";
import { useDatabase } from "../../testing/database";
import { createPerson, createQuestion, createTeam, createWorld } from "../../testing/factories";
import { findQuestionIds } from "./search";

type Hit = Awaited<ReturnType<typeof searchQuestions>>["hits"][number];
const { database } = useDatabase();
let teamId: string;
beforeAll(async () => {
  ({ teamId } = await createTeam(database(), await createPerson(database())));
});

describe("filters, counts and sorts", () => {
  const at = { personId: randomUUID() };
  const look = (given: Partial<Search> = {}) =>
    searchQuestions(database(), {
      teamId,
      ...at,
      text: "",
      filters: {},
      sort: "best",
      limit: 500,
      ...given,
    });
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0);

  test.each([
    ["a topic", { topics: ["Django ORM"] }, (hit: Hit) => hit.topic === "Django ORM"],
    ["a competency", { competencies: ["Security"] }, (hit: Hit) => hit.competency === "Security"],
    ["a kind", { kinds: ["design" as const] }, (hit: Hit) => hit.kind === "design"],
    ["a range", { difficultyFrom: 2, difficultyTo: 3 }, (hit: Hit) => [2, 3].includes(hit.difficulty)],
    ["minutes", { minutesTo: 5 }, (hit: Hit) => hit.minutes <= 5],
  ])("%s gives exactly those, with a text or without", async (_name, filters, isWanted) => {
    for (const text of ["", "the"]) {
      const all = await look({ text });
      const found = await look({ text, filters });
      const wanted = all.hits.filter(isWanted);
      expect(found.hits.map((hit) => hit.questionId).sort()).toEqual(
        wanted.map((hit) => hit.questionId).sort(),
      );
      expect(found.counts.total).toBe(wanted.length);
      expect(wanted.length).toBeGreaterThan(0);
    }
  });

  test("each value is counted with all other filters kept, and its own left out", async () => {
    const filters = { topics: ["Django ORM"], kinds: ["code" as const] };
    const { counts } = await look({ filters });
    const codes = (await look({ filters: { kinds: ["code"] } })).hits;
    const inTopic = (await look({ filters: { topics: ["Django ORM"] } })).hits;
    expect(sum(counts.topics)).toBe(codes.length);
    expect(sum(counts.kinds)).toBe(inTopic.length);
    expect(counts.topics["Django ORM"]).toBe(counts.total);
    expect(counts.isPartial).toBe(false);
  });

  test("a text that no filter lets through is no typing mistake", async () => {
    const found = await look({ text: "queryset", filters: { statuses: ["retired"] } });
    expect(found).toMatchObject({ hits: [], guessed: [], counts: { total: 0 } });
    expect(sum(found.counts.statuses)).toBeGreaterThan(0);
    expect((await look({ text: "querset" })).guessed).toEqual(["queryset"]);
  });

  test("a plural finds its singular, and a misspelt word the one that is named, no other", async () => {
    const one = await look({ text: "queryset" });
    expect((await look({ text: "querysets" })).counts.total).toBe(one.counts.total);
    expect(await look({ text: "middlewear" })).toMatchObject({
      guessed: ["middleware"],
      counts: (await look({ text: "middleware" })).counts,
    });
  });

  test("favourites are the person's own", async () => {
    const person = await createPerson(database());
    const [hit] = (await look()).hits;
    await database()
      .$client`insert into favourites (person_id, question_id) values (${person.personId}, ${hit?.questionId ?? ""})`;
    const own = { ...person, filters: { favouritesOf: person.personId } };
    for (const text of ["", "django"])
      expect((await look({ ...own, text: text && (hit?.title ?? "") })).counts.total).toBe(1);
    expect((await look(own)).hits).toMatchObject([{ questionId: hit?.questionId, isFavourite: true }]);
    expect((await look({ filters: { favouritesOf: randomUUID() } })).hits).toEqual([]);
  });

  test("what a candidate of that name was asked is left out, whatever its version, and counted away", async () => {
    const world = await createWorld(database(), { status: "live" });
    const [asked] = world.bank;
    await appendAsked(database(), {
      interviewId: world.interviewId,
      seatId: world.interviewerSeatId,
      opId: randomUUID(),
      questionVersionId: asked?.versionId ?? "",
      planItemId: null,
    });
    const [named] = await database()
      .$client`select candidate_name as name from interviews where id = ${world.interviewId}`;
    const here = { teamId: world.teamId };
    const all = await look(here);
    for (const text of ["", "the"]) {
      const left = await look({ ...here, text, filters: { notAskedTo: String(named?.name).toUpperCase() } });
      expect(left.hits.some((hit) => hit.questionId === asked?.questionId)).toBe(false);
      expect(left.counts.total).toBe(left.hits.length);
    }
    expect(all.hits.some((hit) => hit.questionId === asked?.questionId)).toBe(true);
    expect((await look({ ...here, filters: { notAskedTo: "Nobody" } })).counts.total).toBe(all.hits.length);
  });

  test("the latest asked come first where that is the order, and the others follow once", async () => {
    const before = (await look()).hits;
    const [late, later] = [before.at(-1)?.questionId ?? "", before.at(-2)?.questionId ?? ""];
    await database()
      .$client`update questions set last_asked_at = now() - interval '1 day' where id = ${late}`;
    await database().$client`update questions set last_asked_at = now() where id = ${later}`;
    const recent = (await look({ sort: "recent" })).hits.map((hit) => hit.questionId);
    expect(recent.slice(0, 2)).toEqual([later, late]);
    expect([...recent].sort()).toEqual(before.map((hit) => hit.questionId).sort());
    const rising = (await look({ sort: "difficulty", text: "django" })).hits.map((hit) => hit.difficulty);
    expect(rising).toEqual([...rising].sort());
  });

  test("a draft's missing levels are the general ones, its own are kept", async () => {
    const { versionId } = await createQuestion(database(), {
      teamId,
      status: "draft",
      levels: ["", "", "Own", "", ""],
    });
    const [guide] = await findGuides(database(), { teamId, questionVersionIds: [versionId] });
    expect(guide?.levels).toEqual(generalLevels.map((general, index) => (index === 2 ? "Own" : general)));
  });
});

test.each([["best"], ["recent"], ["difficulty"]] as const)(
  "sorted by %s, a bank too large to look through gives what a small one gives",
  async (sort) => {
    const sql = database().$client;
    const team = await createTeam(database(), await createPerson(database()));
    await sql`update questions set last_asked_at = now() where team_id = ${team.teamId} and slug like '%s'`;
    const find = async (words: string[], filters: Search["filters"] = {}) => {
      const query = words.map((beginning) => ({ words: [], beginning }));
      const ids = await findQuestionIds(database(), { ...team, query, filters, sort, limit: 5_000 });
      const rows =
        await sql`select id, split_part(slug, '~', 1) as slug from questions where id = any(${ids})`;
      expect(rows).toHaveLength(new Set(ids).size);
      const slugOf = new Map(rows.map(({ id, slug }) => [id, slug]));
      return ids.map((id) => String(slugOf.get(id)));
    };
    const looks = () =>
      Promise.all([
        find(["prefetch"]),
        find(["quer", "lazy"]),
        find(["te"], { kinds: ["code"] }),
        find(["template"], { topics: ["Django templates"] }),
      ]);
    const small = await looks();
    const alone = await sql.reserve(); // without a query's deadline
    await alone`
      with copied as (
        insert into questions (team_id, slug, status, latest_version, facet_id, last_asked_at)
        select team_id, slug || '~' || n, status, latest_version, facet_id, last_asked_at
        from questions, generate_series(1, 39) n where team_id = ${team.teamId} returning *)
      insert into search_entries
      select c.id, c.team_id, c.slug, c.facet_id, c.status, e.difficulty, c.last_asked_at, e.words
      from copied c join search_entries e on e.team_id = c.team_id and e.slug = split_part(c.slug, '~', 1)`;
    alone.release();
    const large = await looks();
    const fortyTimes = (slugs: string[]) => slugs.flatMap((slug) => Array(40).fill(slug)).sort();
    for (const [index, slugs] of small.entries()) {
      expect(slugs.length).toBeGreaterThan(0);
      expect([...(large[index] ?? [])].sort()).toEqual(fortyTimes(slugs));
    }
  },
);
