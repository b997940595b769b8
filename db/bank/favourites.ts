import { sql } from "drizzle-orm";
import type { Conn } from "../client";
import { ofBank } from "./scope";

type Mark = { personId: string; teamId: string; questionId: string };

/** Marks the question for this person; again changes nothing. False where the team has no such question. */
export async function addFavourite(conn: Conn, { personId, teamId, questionId }: Mark): Promise<boolean> {
  const found = await conn.execute(sql`
    with own as (select id from questions where id = ${questionId} and ${ofBank(teamId)}),
    marked as (
      insert into favourites (person_id, question_id) select ${personId}::uuid, id from own on conflict do nothing)
    select id from own`);
  return found.length > 0;
}

/** Takes the mark away; again changes nothing. False where the team has no such question. */
export async function removeFavourite(conn: Conn, { personId, teamId, questionId }: Mark): Promise<boolean> {
  const found = await conn.execute(sql`
    with own as (select id from questions where id = ${questionId} and ${ofBank(teamId)}),
    unmarked as (delete from favourites where person_id = ${personId} and question_id in (select id from own))
    select id from own`);
  return found.length > 0;
}
