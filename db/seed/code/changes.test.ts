// The statements of the bank's questions that change data or tables: what they refuse, and who waits for whom.
import type { ReservedSql } from "postgres";
import { expect, test, vi } from "vitest";
import { take } from "./blocks";
import { useScratch } from "./scratch";

const inScratch = useScratch();

/** Until a session of this database waits for a lock: what is sent has no moment of its own. */
const waitForLock = (sql: ReservedSql) =>
  vi.waitUntil(async () => (await sql`select from pg_locks where not granted`).count > 0, {
    timeout: 10_000,
  });

test("both-were-right", () =>
  inScratch(
    `create table projects (id int primary key, budget int, spent int);
     create table purchases (project_id int, amount int);
     insert into projects values (7, 10000, 8500);
     insert into purchases values (7, 8500)`,
    async (one, other) => {
      const [prompt, answer] = take("sql/both-were-right", 2);
      const [begin = "", read = "", write = "", commit = ""] = prompt
        .replace(/--.*\n/, "")
        .trim()
        .split("\n");
      for (const step of [begin, read, write, commit])
        for (const each of [one, other]) await each.unsafe(step);
      expect(await one`select sum(amount)::int from purchases`).toMatchObject([{ sum: 10_900 }]);
      await one.unsafe("begin");
      expect((await one.unsafe(answer)).count).toBe(1);
      const second = other.unsafe(answer).execute();
      await one.unsafe("commit");
      expect((await second).count).toBe(0);
      // The lock's trap: at this level the sum is still that from before the wait.
      for (const each of [one, other]) await each.unsafe(begin);
      const lock = "select from projects where id = 7 for update";
      await one.unsafe(lock);
      const waiting = other.unsafe(lock).execute();
      await waitForLock(one);
      await one.unsafe(`${write} ${commit}`);
      await waiting;
      expect(await other`select sum(amount)::int from purchases`).toMatchObject([{ sum: 10_900 }]);
      await other.unsafe("rollback");
      // The first repair, at this level, refuses the second with an error.
      await one.unsafe("update projects set spent = 8500");
      for (const each of [one, other]) await each.unsafe(`${begin} select from projects`);
      await one.unsafe(`${answer} ${commit}`);
      await expect(other.unsafe(answer)).rejects.toMatchObject({ code: "40001" });
    },
  ));

test("check-then-insert", () =>
  inScratch(
    "create table registrations (id serial primary key, event_id int, email text, seats int)",
    async (sql) => {
      const [index, insert] = take("sql/check-then-insert", 2);
      await expect(sql.unsafe(insert, ["1", "ana@example.org"])).rejects.toMatchObject({ code: "42P10" });
      await sql.unsafe(index);
      expect(await sql.unsafe(insert, ["1", "ana@example.org"])).toHaveLength(1);
      expect(await sql.unsafe(insert, ["1", "Ana@example.org"])).toHaveLength(0);
    },
  ));

test("column-on-a-big-table", () =>
  inScratch(
    `create table tax_regions (code text primary key);
     create table customers (id int, tax_region text);
     create table invoices (id int, customer_id int);
     insert into invoices values (1, 1)`,
    async (sql) => {
      const [prompt, answer] = take("sql/column-on-a-big-table", 2);
      await expect(sql.unsafe(prompt)).rejects.toMatchObject({ code: "23502" });
      await sql.unsafe("alter table invoices add column tax_region text");
      await expect(sql.unsafe(answer)).rejects.toMatchObject({ code: "23502" });
      await sql.unsafe("update invoices set tax_region = 'x'");
      await sql.unsafe(answer);
      await expect(sql.unsafe("insert into invoices values (2, 1)")).rejects.toMatchObject({ code: "23502" });
    },
  ));

test("jobs-in-a-table", () =>
  inScratch("select 1", async (one, other) => {
    const [table, claim] = take("sql/jobs-in-a-table", 2);
    await one.unsafe(table);
    await one.unsafe("insert into jobs (kind, payload) values ('a', '{}'), ('b', '{}')");
    await one.unsafe("begin");
    expect(await one.unsafe(claim)).toMatchObject([{ kind: "a", attempts: 1 }]);
    expect(await other.unsafe(claim)).toMatchObject([{ kind: "b" }]); // without waiting for the first
    expect(await other.unsafe(claim)).toEqual([]);
    await one.unsafe("commit");
  }));

test("json-or-columns", () =>
  inScratch("create table brands (id bigint primary key); insert into brands values (1)", async (sql) => {
    await sql.unsafe(take("sql/json-or-columns")[0]);
    const add = (attributes: string) =>
      sql.unsafe(
        `insert into products (brand_id, kind, name, price, attributes) values (1, 'tent', 't', 9, '${attributes}')`,
      );
    await add('{"persons": 2}');
    await expect(add("[]")).rejects.toMatchObject({ code: "23514" });
    expect(await sql.unsafe(`select 1 from products where attributes @> '{"persons": 2}'`)).toHaveLength(1);
  }));

test("money-and-moments", () =>
  inScratch(take("sql/money-and-moments")[0], async (sql) => {
    await sql.unsafe("insert into bookings values (1, 1234567.89, now(), '31.02.', 'Y', null)"); // all of it is let in
    const [row] = await sql.unsafe("select price::numeric(12, 2)::text as price from bookings");
    expect(row?.price).not.toBe("1234567.89");
  }));

test("tenants-in-one-database", () =>
  inScratch(
    `create table invoices (school_id uuid, amount int);
     insert into invoices values ('00000000-0000-0000-0000-000000000001', 1), ('00000000-0000-0000-0000-000000000002', 2)`,
    async (sql) => {
      await sql.unsafe(take("sql/tenants-in-one-database")[0]);
      await sql.unsafe(
        `begin; create role school_app; grant all on invoices to school_app;
         do $$ begin execute 'grant usage on schema ' || current_schema() || ' to school_app'; end $$; set role school_app`,
      );
      await sql.unsafe("savepoint start");
      await expect(sql.unsafe("select * from invoices")).rejects.toMatchObject({ code: "42704" });
      await sql.unsafe("rollback to start");
      await sql.unsafe("select set_config('app.school_id', '00000000-0000-0000-0000-000000000001', true)");
      expect(await sql.unsafe("select amount from invoices")).toEqual([{ amount: 1 }]);
      const foreign = sql.unsafe("insert into invoices values ('00000000-0000-0000-0000-000000000002', 3)");
      await expect(foreign).rejects.toMatchObject({ code: "42501" });
    },
  ));

test("two-transfers", () =>
  inScratch(
    "create table accounts (id int primary key, balance int); insert into accounts values (1, 60), (2, 0)",
    async (sql) => {
      await sql.unsafe(take("sql/two-transfers")[0].replaceAll("$1", "1").replaceAll("$2", "2"));
      expect(await sql`select balance from accounts order by id`).toEqual([{ balance: 10 }, { balance: 50 }]);
    },
  ));

test("untangling-a-spreadsheet", () =>
  inScratch(take("sql/untangling-a-spreadsheet")[0], async (sql) => {
    await sql.unsafe(
      `insert into people (name) values ('Ana'); insert into courses (title, room, fee) values ('Clay', '1', 90);
       insert into enrolments (course_id, person_id, fee_agreed) values (1, 1, 80);
       insert into payments (course_id, person_id, amount) values (1, 1, 40), (1, 1, 40)`,
    );
    const again = "insert into enrolments (course_id, person_id, fee_agreed) values (1, 1, 80)";
    await expect(sql.unsafe(again)).rejects.toMatchObject({ code: "23505" });
    const stray = "insert into payments (course_id, person_id, amount) values (1, 2, 40)";
    await expect(sql.unsafe(stray)).rejects.toMatchObject({ code: "23503" });
  }));

test("what-a-foreign-key-buys", () =>
  inScratch(
    "create table books (id int primary key); create table loans (book_id int); insert into loans values (9)",
    async (sql) => {
      const [answer] = take("sql/what-a-foreign-key-buys");
      const [add = "", validate = ""] = answer.split(/--.*\n/);
      await sql.unsafe(add);
      await expect(sql.unsafe("insert into loans values (8)")).rejects.toMatchObject({ code: "23503" });
      await expect(sql.unsafe(validate)).rejects.toMatchObject({ code: "23503" });
      await sql.unsafe("delete from loans");
      await sql.unsafe(validate);
    },
  ));

test("locks-and-leaders", () =>
  inScratch(
    "create table settlement_guard (job text, token int); insert into settlement_guard values ('settle', 33)",
    async (sql) => {
      const [guard] = take("system-design/locks-and-leaders");
      const write = async (token: number) =>
        (await sql.unsafe(guard.replaceAll(":token", String(token)))).count;
      expect([await write(33), await write(34), await write(33)]).toEqual([1, 1, 0]);
    },
  ));

test("one-room-one-booking", () =>
  inScratch(
    "create table booking (room_id int, starts_at timestamptz, ends_at timestamptz, status text)",
    async (sql) => {
      await sql.unsafe(take("system-design/one-room-one-booking")[0]);
      const book = (from: string, to: string, status = "held") =>
        sql.unsafe("insert into booking values (1, $1, $2, $3)", [
          `2026-01-01 ${from}`,
          `2026-01-01 ${to}`,
          status,
        ]);
      await book("10:00", "11:00");
      await book("11:00", "12:00");
      await book("10:30", "11:30", "expired");
      await expect(book("10:30", "11:30")).rejects.toMatchObject({ code: "23P01" });
    },
  ));
