import * as usage from "@/db/bank/usage";
import * as rows from "@/db/bank/versions";
import type { Conn } from "@/db/client";
import type { Member } from "@/lib/auth/member";
import { notFound } from "@/lib/errors";
import { listMissing } from "@/lib/questions/field-kinds";
import { questionFields } from "@/lib/questions/fields";
import { runMs } from "@/lib/room/room";
import { ask } from "@/lib/work/ask";
import { authorOf, type ChangedPart, describeChanges, median, sumScores, usesToShow } from "./rules";
import type { CompareQuery } from "./schema";

type OfQuestion = { questionId: string };

export const pageSize = 20;

export type ReadQuestion = Awaited<ReturnType<typeof readQuestion>>;
export type Versions = Awaited<ReturnType<typeof listVersions>>;
export type Usage = Awaited<ReturnType<typeof readUsage>>;
export type Scored = Usage["scored"];
export type Comparison = Awaited<ReturnType<typeof readComparison>>;

/**
 * A question of the team in that version, or its newest. `missing` is what the newest would be better with. Throws
 * `not_found` outside the team and for a version that doesn't exist.
 */
export async function readQuestion(
  conn: Conn,
  { teamId, personId }: Member,
  { questionId, version }: OfQuestion & { version?: number },
) {
  const row = await rows.findQuestionVersion(conn, { teamId, personId, questionId, version });
  if (!row) throw notFound("question");
  const isNewest = row.version === row.latestVersion;
  return {
    ...row,
    author: authorOf(row),
    isNewest,
    missing: isNewest ? listMissing(questionFields, row) : [],
  };
}

/** A page of its versions, the newest first, each with what changed in words. */
export async function listVersions(
  conn: Conn,
  { teamId }: Member,
  { questionId, before }: OfQuestion & { before?: number },
) {
  const found = await rows.listVersions(conn, { teamId, questionId, before, limit: pageSize + 1 });
  const shown = found.slice(0, pageSize).map(({ changed, ...row }) => ({
    ...row,
    author: authorOf(row),
    changed: changed ? describeChanges(changed as ChangedPart[]) : "First version",
  }));
  return { rows: shown, next: found.length > pageSize ? (shown.at(-1)?.version ?? null) : null };
}

/** Where it was, is planned to be, and stands to be used; and from `usesToShow` uses on, how it scored. */
export async function readUsage(
  conn: Conn,
  { teamId, personId }: Member,
  { questionId, older }: OfQuestion & { older?: string },
) {
  const viewer = { teamId, personId, questionId };
  const page = { ...viewer, limit: pageSize + 1 };
  const [summary, uses, coming, kits] = await Promise.all([
    usage.summariseUses(conn, viewer),
    usage.listUses(conn, { ...page, older }),
    usage.listComingUses(conn, page),
    usage.listKitsWith(conn, viewer),
  ]);
  if (!summary) throw notFound("question");
  const shown = uses.slice(0, pageSize);
  const { levels, spans, ...counts } = summary;
  return {
    ...counts,
    medianMs: median(spans.map(({ pauses, ...span }) => runMs(span, pauses))),
    scored: summary.uses < usesToShow ? null : { ...sumScores(levels), levels },
    listed: {
      rows: shown,
      next: uses.length > pageSize ? (shown.at(-1)?.askedQuestionId ?? null) : null,
      turned: older !== undefined,
    },
    coming: { rows: coming.slice(0, pageSize), isCut: coming.length > pageSize },
    kits: kits.flatMap(({ kitId, title, minutes }) => (kitId && title ? [{ kitId, title, minutes }] : [])),
    privateKits: kits.filter(({ kitId }) => kitId === null).length,
  };
}

/** Two versions and the fields in which they differ; the newest and the one before it where none are named. */
export async function readComparison(
  conn: Conn,
  member: Member,
  { questionId, from, to }: OfQuestion & CompareQuery,
) {
  const { title, latestVersion } = await readQuestion(conn, member, { questionId });
  const later = Math.max(from ?? 0, to ?? latestVersion);
  const earlier = from === undefined ? later - 1 : Math.min(from, to ?? latestVersion);
  const head = { questionId, title, latestVersion, earlier, later };
  if (earlier === later || latestVersion === 1) return { ...head, compared: null };
  const texts = await rows.listVersionTexts(conn, {
    teamId: member.teamId,
    questionId,
    versions: [earlier, later],
  });
  const [before, after] = texts.map((text) => ({ ...text, author: authorOf(text) }));
  if (!before || !after) throw notFound("version");
  const changes = await ask("compare", member, { before, after });
  return {
    ...head,
    compared: { before: about(before), after: about(after), changes },
  };
}

const about = ({ version, author, createdAt }: { version: number; author: string; createdAt: Date }) => ({
  version,
  author,
  createdAtMs: createdAt.getTime(),
});
