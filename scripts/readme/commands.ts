// The commands that the README names, taken out of its own text, and the shortest form in which each shows that it works.

/** `run`: what a shell is given in its stead. `serve`: run until it answers, then stopped. `leaveOut`: why it isn't run. */
export type Form = { run: string } | { serve: string } | { leaveOut: string };
export type Step = { named: string; form: Form };
/** Steps of one fresh clone, in their order: the first finds nothing there. */
export type Group = { title: string; steps: Step[] };

const forms: Record<string, Form> = {
  "npm start": { serve: "npm start" },
  // PORT is what the environment of every step has: a free one.
  "PORT=3001 npm start": { serve: "npm start" },
  "npm test": { leaveOut: "takes minutes, and all the others are in it" },
  "npm ci": { run: "npm ci --omit=dev" },
  "npm run build": { run: "npm run build" },
  "npm run check": { run: "npm run check" },
  "npm run format": { run: "npm run format && git diff --exit-code --stat" },
  "npm run unit": { run: "npm run unit -- scripts/readme" },
  "npm run unit -- lib/scorecards": { run: "npm run unit -- lib/scorecards/rules" },
  "npm run unit -- lib/documents": { run: "npm run unit -- lib/documents/formats" },
  "npm run e2e": { run: "npm run e2e -- doors/headers" },
  "npm run e2e -- secrecy": { run: "npm run e2e -- secrecy --list" },
  "E2E_SHOTS=/some/folder npm run e2e": { run: "E2E_SHOTS=dist/pictures npm run e2e -- --list" },
  "npm run bench": { run: "npm run bench -- imports --quick" },
  "npm run bench -- push|pages|start|queries|imports": {
    run: "npm run bench -- queries --quick --searches=5",
  },
  "npm run faults": { run: "npm run faults -- F13 --quick --losses=20" },
  "npm run faults -- F1|F9|attacks|soak": { run: "npm run faults -- F13 --quick --losses=40" },
  "npm run admin": { leaveOut: "says what it takes, as a failure" },
  "npm run admin -- reset-password": { leaveOut: "needs a server beside it: admin.test.ts" },
  "npm run db:generate": { run: "npm run db:generate && git diff --exit-code --stat" },
  "npm run lock": { run: "npm run lock && git diff --exit-code --stat" },
  "npm run readme": { leaveOut: "is this" },
};

const command = /(?:\b[A-Z][A-Z0-9_]*=\S+ )?\bnpm (?:start|test|ci|run [\w:]+)(?: -- [\w|/.-]+)?/g;

/** Each once, in the order of the text. */
export function listCommands(text: string): string[] {
  return [...new Set(text.match(command) ?? [])];
}

/** A clone for each script, and one on which the steps of a production follow each other. Throws for a command without a form. */
export function planGroups(commands: readonly string[]): Group[] {
  const groups = new Map<string, Step[]>();
  for (const named of commands) {
    const form = forms[named];
    if (!form)
      throw new Error(`The README names “${named}”: give it a short form in scripts/readme/commands.ts.`);
    const title = named.match(/npm (?:run )?([\w:]+)/)?.[1] ?? named;
    groups.set(title, [...(groups.get(title) ?? []), { named, form }]);
  }
  return [...groups].map(([title, steps]) => ({ title, steps })).map(inProduction);
}

/** `npm ci` comes before a build and a start, with nothing for developing and a database of one's own. */
function inProduction(group: Group): Group {
  if (group.title !== "ci") return group;
  const after = ["npm run build", "npm start"].map((named) => ({ named: `… ${named}`, form: formOf(named) }));
  return { title: "production", steps: [...group.steps, ...after] };
}

function formOf(named: string): Form {
  return forms[named] ?? { run: named };
}
