// Each row that holds a mark fails to be written, in the way that was chosen, and Postgres tells all of the row with it. So what people
// typed is in every part of an error that has room for it.
import type { Database } from "../client";

/** `23514` a constraint, `40P01` a deadlock, `57014` a statement's time is over; `slow`, it never ends; `cut`, its connection dies in the middle. */
export type Trouble = "none" | "23514" | "40P01" | "57014" | "slow" | "cut";

export async function createTrouble({ $client: sql }: Database, mark: string) {
  await sql.unsafe(`create table trouble (how text); insert into trouble values ('none');
    create function make_trouble() returns trigger language plpgsql as $$
    declare chosen text; said text := new::text;
    begin
      select how into chosen from trouble;
      if chosen = 'none' or position('${mark}' in said) = 0 then return new; end if;
      if chosen = 'slow' then perform pg_sleep(20);
      elsif chosen = 'cut' then perform pg_terminate_backend(pg_backend_pid());
      else raise exception using errcode = chosen, message = said, detail = said, hint = said,
        constraint = 'kept_constraint', table = tg_table_name;
      end if;
      return new;
    end $$`);
  const tables = await sql<{ name: string }[]>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> 'trouble'`;
  for (const { name } of tables)
    await sql.unsafe(
      `create trigger a_trouble before insert or update on "${name}" for each row execute function make_trouble()`,
    );
  return async (how: Trouble): Promise<void> => void (await sql`update trouble set how = ${how}`);
}
