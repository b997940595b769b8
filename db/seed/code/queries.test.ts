// The queries of the bank's SQL questions, on the tables that their prompts tell of.
import { expect, test } from "vitest";
import { take } from "./blocks";
import { useScratch } from "./scratch";

const inScratch = useScratch();

test("latest-per-group", () =>
  inScratch(
    `create table sensors (id int primary key);
     create table readings (id int, sensor_id int, taken_at timestamptz, value int);
     insert into sensors values (1), (2), (3);
     insert into readings values (1, 1, '2026-01-01', 9), (2, 1, '2026-01-02', 4), (3, 2, '2026-01-01', 5), (4, 2, '2026-01-01', 6)`,
    async (sql) => {
      const [prompt, ranked, distinct, lateral] = take("sql/latest-per-group", 4);
      await expect(sql.unsafe(prompt)).rejects.toMatchObject({ code: "42803" });
      const latest = [{ value: 4 }, { value: 6 }];
      expect(await sql.unsafe(ranked)).toMatchObject(latest);
      expect(await sql.unsafe(distinct)).toMatchObject(latest);
      expect(await sql.unsafe(lateral)).toMatchObject([...latest, { value: null }]);
    },
  ));

test("ignored-index", () =>
  inScratch(
    `create extension if not exists pg_trgm schema public;
     create table orders (id int, created_at timestamptz, customer_no int, email text, status text);
     insert into orders select n, '2026-01-01'::timestamptz + n * interval '1 minute', n, 'a' || n || '@example.com',
       case when n % 10 = 0 then 'open' else 'done' end from generate_series(1, 20000) n;
     create index on orders (created_at); create index on orders (customer_no);
     create index on orders (email); create index on orders (status); analyze orders`,
    async (sql) => {
      const scans = async (query: string) =>
        JSON.stringify(await sql.unsafe(`explain ${query}`)).includes("Seq Scan");
      const prompt = take("sql/ignored-index")[0].trim().split("\n");
      expect(prompt).toHaveLength(4);
      for (const query of prompt) expect(await scans(query), query).toBe(true);
      const all = "select * from orders where";
      expect(
        await scans(`${all} created_at >= '2026-01-02' and created_at < '2026-01-03'`),
        "a range leaves the column bare",
      ).toBe(false);
      expect(await scans(`${all} customer_no = 4711`)).toBe(false);
      expect(await scans(`${all} customer_no = 4711::numeric`)).toBe(true);
      await expect(sql.unsafe("create index on orders ((created_at::date))")).rejects.toMatchObject({
        code: "42P17",
      });
      await sql.unsafe(
        "create index on orders using gin (email gin_trgm_ops); create index on orders (id) where status = 'open'",
      );
      expect(await scans(`${all} email like '%77@example.com%'`)).toBe(false);
      expect(await scans(`${all} status = 'open' and id < 100`)).toBe(false);
    },
  ));

test("left-join-turned-inner", () =>
  inScratch(
    `create table members (id int primary key, name text);
     create table visits (id int, member_id int, day date);
     insert into members values (1, 'Ana'), (2, 'Bo'), (3, 'Cem');
     insert into visits values (1, 1, '2026-11-03'), (2, 1, '2026-11-04'), (3, 2, '2026-10-03')`,
    async (sql) => {
      const [prompt, answer] = take("sql/left-join-turned-inner", 2);
      expect(await sql.unsafe(prompt)).toMatchObject([{ name: "Ana", visits: "2" }]);
      expect((await sql.unsafe(answer)).map(({ visits }) => visits)).toEqual(["2", "0", "0"]);
    },
  ));

test("not-in-and-null", () =>
  inScratch(
    `create table books (id int primary key, title text, translated_from int references books);
     insert into books values (1, 'Original', null), (2, 'Translation', 1)`,
    async (sql) => {
      const [prompt, answer] = take("sql/not-in-and-null", 2);
      expect(await sql.unsafe(prompt)).toEqual([]);
      expect(await sql.unsafe(answer)).toMatchObject([{ title: "Translation" }]);
    },
  ));

test("page-five-thousand", () =>
  inScratch(
    `create table events (id int primary key, happened_at timestamptz, title text);
     insert into events select n, '2026-01-01'::timestamptz + (n / 3) * interval '1 s', 't' from generate_series(1, 60) n`,
    async (sql) => {
      const [prompt, answer] = take("sql/page-five-thousand", 2);
      const first = await sql.unsafe(prompt.replace("99980", "0"));
      const last = await sql.unsafe(
        "select * from events order by happened_at desc, id desc limit 1 offset 19",
      );
      const next = await sql.unsafe(answer, [String(last[0]?.happened_at), last[0]?.id]);
      expect(first).toHaveLength(20);
      expect(next.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => 40 - index));
    },
  ));

test("totals-too-high", () =>
  inScratch(
    `create table orders (id int primary key, shipping int);
     create table order_lines (order_id int, amount int);
     create table payments (order_id int, amount int);
     insert into orders values (1, 10), (2, 10);
     insert into order_lines values (1, 20), (1, 20), (1, 30), (1, 50), (2, 10);
     insert into payments values (1, 60), (1, 40), (1, 30)`,
    async (sql) => {
      const [prompt, answer] = take("sql/totals-too-high", 2);
      expect(await sql.unsafe(prompt)).toMatchObject([{ lines: "360", paid: "520" }]);
      const rows = await sql.unsafe(`${answer.replace(";", "")} order by 1`);
      expect(rows).toMatchObject([
        { due: "130", paid: "130" },
        { due: "20", paid: "0" },
      ]);
    },
  ));

test("index-for-this-query", () =>
  inScratch(
    `create table orders (id int, customer_id int, status text, created_at timestamptz, total int);
     insert into orders select n, n % 100, case when n % 100 < 5 then 'open' else 'done' end,
       '2026-01-01'::timestamptz + n * interval '1 min', 1 from generate_series(1, 5000) n`,
    async (sql) => {
      const [prompt, answer] = take("sql/index-for-this-query", 2);
      await sql.unsafe(answer);
      await sql.unsafe("vacuum analyze orders");
      const query = prompt.replace("$1", "3").replace("$2", "'2026-01-02'");
      const plan = (await sql.unsafe(`explain ${query}`)).map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).toMatch(/Index Only Scan Backward using orders_open_by_customer/);
      expect(plan).not.toMatch(/Sort/);
    },
  ));

test("reading-a-plan", () =>
  inScratch(
    `create table orders (country text, region text, city text);
     insert into orders select 'c' || n % 10, 'r' || n % 20, 'p' || n % 40 from generate_series(1, 8000) n`,
    async (sql) => {
      const guess = async () => {
        const query = "explain select * from orders where country = 'c1' and region = 'r1' and city = 'p1'";
        return Number(String((await sql.unsafe(query))[0]?.["QUERY PLAN"]).match(/rows=(\d+)/)?.[1]);
      };
      await sql.unsafe("analyze orders");
      expect(await guess()).toBeLessThan(10);
      await sql.unsafe(take("sql/reading-a-plan")[0]);
      expect(await guess()).toBe(200);
    },
  ));
