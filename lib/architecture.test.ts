// The house's rules, executable (docs/architecture.md). A failure says why; a good exception has its line here, with its own.
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { code, files, type Import, imports, isTest, texts } from "./architecture/tree";

const holding = (pattern: RegExp) => code.filter((path) => pattern.test(texts.get(path) ?? ""));

const pure =
  "lib/(\\w+/(rules|policy|fields|field-kinds|field-schemas|found-by|form|room|panel|projection|inputs|schema|contract|plan|likeness|labels|words|lines|needs|run|calibration)|text/\\w+|documents/(found|export-formats|formats/sections)|library/catalogue|errors|keys|env-schema).ts|app/_saving/(autosave|pace|written).ts|db/(vocabulary|failure).ts";
const next = /^(next|react)(\/|$)/;
const client = holding(/^"use client"/);
/** They do what people would do, through every noun. */
const doors = ["live", "demo"];
/** Not nouns: what several of them use, under names of its own. */
const tools = ["architecture", "documents", "library", "markdown", "server", "text", "work"];
const noun = (path: string) => path.match(/^lib\/(\w+)\//)?.[1];

type Rule = { why: string; breaks(one: Import): boolean; tests?: true; except?: string[] };
const rules: Record<string, Rule> = {
  "db imports nothing of ours": {
    why: "the memory works without the product above it",
    breaks: ({ from, to }) => /^db\//.test(from) && /^(app|lib|e2e|bench)\//.test(to),
  },
  "nobody but app imports app": {
    why: "a rule that needs a screen can't be used by the other door, nor tested without one",
    // The faults are done to the product's own room client, which needs no screen.
    breaks: ({ from, to }) =>
      !/^app\//.test(from) &&
      /^app\//.test(to) &&
      !(/^bench\/faults\//.test(from) && /^app\/(_live\/room-client|_saving\/autosaves)\.ts$/.test(to)),
    tests: true,
  },
  "only db says SQL": {
    why: "a query elsewhere escapes the look at its scope",
    // The limit that the bench measures against is a server of its own.
    breaks: ({ from, to }) =>
      !/^(db|bench)\/|^drizzle\.config/.test(from) && /^(drizzle-orm|postgres)(\/|$)/.test(to),
    tests: true,
  },
  "one file on each side opens sockets": {
    why: "every command is guarded and acknowledged in one loop; a second door has none",
    breaks: ({ from, to }) =>
      (to === "socket.io" && !/^(lib\/live|bench)\//.test(from)) ||
      (to === "socket.io-client" && !/\/live-socket\.ts$|^lib\/live\/testing\.ts$|^bench\//.test(from)),
  },
  "next/* and React stay where a request is": {
    why: "elsewhere they throw, or cache for everybody",
    breaks: ({ from, to, typeOnly }) =>
      next.test(to) &&
      !typeOnly &&
      !/^(app|bench)\/|^pages\.ts|^lib\/(\w+\/loaders|auth\/(session|options)|action|pages)\.ts/.test(from),
  },
  "pure files import pure files and zod": {
    why: "they run in the browser, and in tests without a database, a clock or luck",
    breaks: ({ from, to, typeOnly }) => matches(pure, from) && !typeOnly && !matches(`${pure}|zod`, to),
    // The scheduler is arithmetic: given the time, it looks at nothing.
    except: ["lib/practice/rules.ts → ts-fsrs"],
  },
  "client components import only pure files": {
    why: "whatever they reach is in the browser's bundle",
    breaks: ({ from, to, typeOnly }) =>
      client.includes(from) && /^(lib|db)\//.test(to) && !typeOnly && !matches(pure, to),
  },
  "what is private to a route is imported below that route alone": {
    why: "whoever works on a screen changes its parts without a look elsewhere; what two share has a home of its own",
    breaks: ({ from, to }) => {
      const route = to.match(/^(app\/(?:.*?\/)?)_parts\//)?.[1];
      return route !== undefined && !from.startsWith(route);
    },
    tests: true,
  },
  "a noun reads another's pure files, reads and proofs, and never a door": {
    why: "a command returns its fact and the door tells it; two nouns that write through each other are one",
    breaks: ({ from, to, typeOnly }) => {
      const [own, other] = [noun(from), noun(to)];
      if (!own || !other || own === other || doors.includes(own) || tools.includes(other)) return false;
      const shared = `${pure}|lib/\\w+/(seat|reads|member|session|identify).ts|lib/(auth|questions)/testing.ts`;
      return doors.includes(other) || (!typeOnly && !matches(shared, to));
    },
  },
};

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^(${pattern.replaceAll(".ts", "\\.ts")})$`).test(path);
}
const show = ({ from, to }: Import) => `${from} → ${to}`;

describe("who may import whom", () => {
  test.each(Object.entries(rules))("%s", (_rule, { why, breaks, tests, except = [] }) => {
    const broken = imports.filter((one) => (tests || !isTest(one.from)) && breaks(one)).map(show);
    expect(
      broken.filter((one) => !except.includes(one)),
      why,
    ).toEqual([]);
    expect(
      except.filter((one) => !broken.includes(one)),
      "an exception that nobody needs any more",
    ).toEqual([]);
  });

  const atRunTime = imports.filter((one) => !one.typeOnly);
  const atOnce = atRunTime.filter((one) => !one.later);
  const reachedFrom = (...starts: string[]) => reachedBy(atRunTime, starts);
  function reachedBy(ways: Import[], starts: string[]): Set<string> {
    const reached = new Set(starts);
    for (const at of reached)
      for (const { from, to } of ways) if (from === at && texts.has(to)) reached.add(to);
    return reached;
  }
  const importing = (reached: Set<string>, package_: RegExp) =>
    atRunTime.filter(({ from, to }) => reached.has(from) && package_.test(to)).map(show);

  test("nothing reachable from the four processes imports next/*", () => {
    const reached = reachedFrom("server.ts", "pages.ts", "live.ts", "work.ts");
    expect(reached.size).toBeGreaterThan(30);
    expect(importing(reached, next), "the live door runs outside Next's bundle, where these throw").toEqual([
      "pages.ts → next",
    ]);
  });

  test("what works on people's text reaches no database and no setting", () => {
    const reached = [...reachedFrom("work.ts")].filter(
      (path) => !/^db\/(vocabulary|failure)\.ts$/.test(path),
    );
    expect(reached.filter((path) => /^db\/|^lib\/(env|log)\.ts$/.test(path))).toEqual([]);
  });

  test("nothing reachable from the candidate's room imports zod, or a question's fields", () => {
    const [room = ""] = code.filter((path) => path.endsWith("/candidate-room.tsx"));
    const reached = reachedFrom(room);
    expect(reached).toContain("lib/room/room.ts");
    expect(importing(reached, /^zod/), "of schemas it takes types, so that its page stays small").toEqual([]);
    expect(importing(reached, /^lib\/questions\//), "nor does it know words of the guide").toEqual([]);
  });

  test("no screen waits for what opens the socket before it wakes up", () => {
    const screens = code.filter((path) => /\/(candidate-room|cockpit|judgement-editor)\.tsx$/.test(path));
    expect(screens).toHaveLength(3);
    const reached = reachedBy(atOnce, screens);
    expect(reached).toContain("app/_live/load-live-socket.ts");
    expect(reached, "11 kB that come meanwhile").not.toContain("app/_live/live-socket.ts");
  });
});

const common = ["schema", "rules", "policy", "reads", "commands", "loaders"];
const nouns: Record<string, string[]> = {
  demo: common,
  // Sign-in has a library's shape; `member` is the desk's proof (docs/decisions/0017), and all its tests mint it; `operator`: docs/decisions/0035.
  auth: [...common, ..."options identify session password member proof account operator testing".split(" ")],
  drafts: [...common, "form", "testing"], // what is written of a question before it is a version; four tests share their people
  imports: [...common, "likeness", "labels", "prepare", "resume", "accept", "undo", "testing"], // docs/decisions/0013
  interviews: common,
  invites: common,
  kits: common,
  live: "contract gateway admission handlers audience pulse presence process teller testing turns deadline".split(
    " ",
  ),
  practice: [...common, "needs", "run", "calibration", "history", "testing"], // docs/decisions/0025
  // docs/decisions/0018; what misspelt words are taken for: 0014; what is looked for: 0020
  questions: [...common, ..."fields field-kinds field-schemas found-by guesses search testing".split(" ")],
  room: [...common, ..."inputs room panel projection plan seat saves refusals".split(" ")], // docs/decisions/0015
  scorecards: common,
  teams: common,
  versions: [...common, "words", "lines"], // what changed between two: in a text, and in a list of them
};

test("the nouns, and in each the closed vocabulary of files (docs/decisions/0004)", () => {
  const why = "a reader finds a thing by its name; another name wants a line in docs/decisions";
  const named = code.flatMap((path) => path.match(/^lib\/(\w+)\/([\w-]+)(\.test)?\.ts$/)?.slice(0, 4) ?? []);
  for (let n = 0; n < named.length; n += 4) {
    const [path, folder = "", file = "", tested] = named.slice(n, n + 4);
    if (!(folder === "live" && tested) && !tools.includes(folder))
      expect(nouns[folder] ?? [], `${path}: ${why}`).toContain(file);
  }
});

/** What several routes share. What one route has to itself is in a `_parts` of its own. */
const sharedHomes = ["app/_ui", "app/_door", "app/_saving", "app/_live", "app/_judging"];

test("private folders of routes are called _parts", () => {
  const named = files.flatMap((path) => path.match(/^app\/(?:.*\/)?_[^/]+(?=\/)/)?.[0] ?? []);
  const why = "a second name for the same thing makes one look for the difference";
  expect(
    [...new Set(named)].filter((path) => !path.endsWith("/_parts") && !sharedHomes.includes(path)),
    why,
  ).toEqual([]);
});

test("no folder holds more than 21 files, tests and all; the bank's questions aside", () => {
  const folders = files.filter((path) => /^(app|lib|db|e2e|bench)\/(?!seed\/bank\/)/.test(path)).map(dirname);
  const full = [...new Set(folders)].filter((folder) => folders.filter((one) => one === folder).length > 21);
  expect(full, "a list that is read at one look: it has a natural cut somewhere").toEqual([]);
});

test.each([
  [
    "no drawer for everything, no barrel",
    /(^|\/)(utils?|helpers?|common|misc|types|index)\.tsx?$/,
    "they take in whatever has no name yet",
  ],
  ["kebab-case", /(^|\/)(?![a-z\d.[\]-]+$)[^/]*$/, "one way to write a name"],
])("%s", (_rule, broken, why) => {
  expect(
    code.filter((path) => broken.test(path)),
    why,
  ).toEqual([]);
});

test.each([
  // run-as starts Postgres with three variables of the system's and none of ours; a test's pooler and its Python are named by whoever has them.
  [
    "process.env",
    /process\.env\b/,
    /^lib\/env\.ts$|^db\/(server\/run-as|testing\/pooler|seed\/code\/python)\.ts$|^(bench|e2e)\//,
    "a setting read elsewhere isn't checked, nor the same in every bundle",
  ],
  [
    "db()",
    /\b(db|roomDb)\(\)/,
    /^db\/client\.ts$|^(app|bench|e2e)\/|^lib\/([\w/]+\/loaders|auth\/(session|options)|action|server\/health|live\/(gateway|handlers))\.ts$/,
    "what fetches the database itself is asked for no proof (lib/auth/proof.test.ts): a door hands it over",
  ],
  // The front, process and live.ts listen on the TCP socket of a connection that is held, refused or handed over, reach on those to Postgres.
  [
    "socket.on(",
    /\bsocket\.on(ce)?\(/,
    /\/live-socket\.ts$|^lib\/live\/(gateway|testing|process)\.ts$|^lib\/server\/front\/(connections|refusals|testing)\.ts$|^live\.ts$|^db\/reach\.ts$|^(bench|e2e)\//,
    "a handler outside the guarded loop that throws ends the process",
  ],
  [
    "a clock or luck in a pure file",
    /Date\.now|new Date\(\)|Math\.random|randomUUID/,
    new RegExp(`^(?!(${pure})$)`),
    "it can't be tested: pass it in",
  ],
])("%s", (_what, pattern, allowed, why) => {
  expect(
    holding(pattern).filter((path) => !isTest(path) && !allowed.test(path)),
    why,
  ).toEqual([]);
});

test("files stay short: none over 250 lines but data; of those that aren't tests nine in ten at most 150", () => {
  const counts = code.map((path) => ({ path, lines: (texts.get(path) ?? "").split("\n").length - 1 }));
  const long = counts.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`);
  expect(long, "it is two files").toEqual([]);
  const product = counts.filter(({ path }) => !/\.(test|spec)\.tsx?$/.test(path));
  expect(product.filter(({ lines }) => lines > 150).length / product.length).toBeLessThanOrEqual(0.1);
});
