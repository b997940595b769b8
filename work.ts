// A process that works on people's text, of which `pages.ts` forks as many as it needs (`lib/work/pool.ts`): it has no database, no
// secret and no door, and is killed where it goes too far.
import { loadRenderer } from "./lib/markdown/render";
import { giveWay } from "./lib/server/priority";
import { begin } from "./lib/work/handlers";
import { serve } from "./lib/work/serve";

const [, , lane, priority] = process.argv;

giveWay(Number(priority));
serve(begin);
// Its first person waits before the screen.
if (lane === "quick") void loadRenderer();
