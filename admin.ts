// What whoever runs the server does at its machine: `npm run admin -- reset-password ana@example.org`. It works beside the server, on
// the same database.
import { close, connect, type Database } from "./db/client";
import { findEmbedded } from "./db/server/embedded";
import { StartProblem } from "./db/server/start-problem";
import { openAccount, shutAccount, signOutByAddress } from "./lib/auth/operator";
import { makeResetByAddress } from "./lib/auth/resets/commands";
import { readPlace } from "./lib/env";
import { AppError } from "./lib/errors";

type Command = { does: string; run(database: Database, address: string): Promise<string> };

const commands: Record<string, Command> = {
  "reset-password": {
    does: "makes a link that sets a new password, once, within a day",
    run: async (database, address) => {
      const { link } = await makeResetByAddress(database, address);
      return `Give this to them by a way that you trust. It is shown this once.\n${link}`;
    },
  },
  "sign-out": {
    does: "signs them out of every browser",
    run: async (database, address) => `Signed out of ${say(await signOutByAddress(database, address))}.`,
  },
  shut: {
    does: "signs them out, and lets them sign in no more",
    run: async (database, address) =>
      `${address} is signed out of ${say(await shutAccount(database, address))} and signs in no more.`,
  },
  open: {
    does: "lets them sign in again",
    run: async (database, address) => {
      await openAccount(database, address);
      return `${address} may sign in again.`;
    },
  },
};

const say = (browsers: number): string => (browsers === 1 ? "one browser" : `${browsers} browsers`);

function usage(): string {
  const lines = Object.entries(commands).map(
    ([name, { does }]) => `  npm run admin -- ${`${name} ADDRESS`.padEnd(23)}  ${does}`,
  );
  return ["ADDRESS is the e-mail address with which somebody signs in.", ...lines].join("\n");
}

async function main([name = "", address, ...more]: string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || !address || more.length > 0) throw new StartProblem(usage());
  const database = connect(findDatabase());
  try {
    console.log(await command.run(database, address));
  } catch (error) {
    throw error instanceof AppError ? new StartProblem(error.message, { cause: error }) : error;
  } finally {
    await close();
  }
}

function findDatabase(): string {
  const { databaseUrl, dataDir } = readPlace();
  const url = databaseUrl ?? findEmbedded(dataDir);
  if (url) return url;
  throw new StartProblem(`No server is running on ${dataDir}. Start it first, in another window: npm start.`);
}

await main(process.argv.slice(2));
