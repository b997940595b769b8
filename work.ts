// A process that works on people's text, of which `server.ts` forks as many as it needs (`lib/work/pool.ts`): it has no database, no
// secret and no door, and is killed where it goes too far.
import { loadRenderer } from "./lib/markdown/render";
import { begin } from "./lib/work/handlers";
import { serve } from "./lib/work/serve";

serve(begin);
// Its first person waits before the screen.
if (process.argv[2] === "quick") void loadRenderer();
