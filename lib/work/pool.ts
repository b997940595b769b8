// The children that work on people's text, in lanes: what is short never waits behind what is long. Each is started when it is needed
// and ended when it rests, so that what a document took is given back; of the quick ones one is always there.
import { AsyncResource } from "node:async_hooks";
import { existsSync } from "node:fs";
import { AppError } from "@/lib/errors";
import { setWorkPool, type WorkPool } from "./ask";
import { Child, type Limits } from "./child";
import {
  type ChildLane,
  type Conversation,
  type Heard,
  type JobName,
  jobs,
  type Said,
  type Tell,
} from "./jobs";

/** Behind pages (10), which fork them and below which none can come back, and what nobody waits for behind what somebody does. */
const limits: Record<ChildLane, Limits & { isKept?: true }> = {
  quick: { heapMb: 160, processMb: 320, priority: 12, isKept: true },
  import: { heapMb: 512, processMb: 800, priority: 19 },
  export: { heapMb: 256, processMb: 448, priority: 19 },
};
const restMs = 20_000;
const keptMb = 110;
const warmUpMs = 1_000;

class Children {
  readonly #launch: () => Child;
  readonly #isKept: boolean;
  /** Whose name what stays is made in: in that of the request that needs a child it would keep the request. */
  readonly #nobody = new AsyncResource("Children");
  /** With what ends each when it has rested; one that never worked may stay. */
  #idle = new Map<Child, NodeJS.Timeout | undefined>();
  #all = new Set<Child>();
  #isClosed = false;

  constructor(file: URL, lane: ChildLane) {
    const { isKept = false, ...ofLane } = limits[lane];
    this.#isKept = isKept;
    this.#launch = () => {
      const child = new Child(file, lane, ofLane);
      this.#all.add(child);
      void child.ended.then(() => this.#forget(child));
      return child;
    };
  }

  /** Where one is always kept, before anybody asks: whoever waits for the start, or for what follows one that died, comes first. */
  warmUpSoon(): void {
    if (!this.#isKept || this.#isClosed) return;
    setTimeout(() => {
      if (!this.#isClosed && this.#all.size === 0) this.#idle.set(this.#launch(), undefined);
    }, warmUpMs).unref();
  }

  take(): Child {
    if (this.#isClosed) throw new AppError("unavailable", "The server is stopping. Try again in a moment.");
    const rested = [...this.#idle.keys()].find(({ isAlive }) => isAlive);
    if (!rested) return this.#nobody.runInAsyncScope(this.#launch);
    clearTimeout(this.#idle.get(rested));
    this.#idle.delete(rested);
    return rested;
  }

  giveBack(child: Child): void {
    const rest = () => setTimeout(() => void this.#rest(child), restMs).unref();
    if (child.isAlive) this.#idle.set(child, this.#nobody.runInAsyncScope(rest));
  }

  /** The kept one stays while it is small: the next person waits before the screen. */
  async #rest(child: Child): Promise<void> {
    const isLast = this.#isKept && this.#all.size === 1;
    const memoryMb = isLast ? await child.readMemoryMb() : 0;
    if (this.#idle.has(child) && !(isLast && memoryMb < keptMb)) child.kill();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const child of this.#all) child.kill();
    await Promise.all([...this.#all].map(({ ended }) => ended));
  }

  #forget(child: Child): void {
    this.#all.delete(child);
    this.#idle.delete(child);
    this.warmUpSoon();
  }
}

export type Work = { warmUpSoon(): void; close(): Promise<void> };

/** `file` is the built `work.ts`. Throws where it isn't there: without it nothing would be shown, read or taken out. */
export function startWork(file: URL): Work {
  if (!existsSync(file)) throw new Error(`${file.pathname} is missing. Build it with: npm run build`);
  const lanes = {
    quick: new Children(file, "quick"),
    import: new Children(file, "import"),
    export: new Children(file, "export"),
  };
  const every = Object.values(lanes);
  const pool: WorkPool = {
    isClosed: false,
    talk: (name, first, tell) => talk(lanes[jobs[name].lane], { name, first, tell }),
  };
  setWorkPool(pool);
  return {
    warmUpSoon() {
      for (const one of every) one.warmUpSoon();
    },
    async close() {
      pool.isClosed = true;
      await Promise.all(every.map((one) => one.close()));
    },
  };
}

type Given<Name extends JobName> = { name: Name; first: Heard<Name>; tell: Tell };

async function* talk<Name extends JobName>(
  children: Children,
  { name, first, tell }: Given<Name>,
): Conversation<Name> {
  const child = children.take();
  try {
    const { says, mostCpuMs, mostOutMb, tooMuch } = jobs[name];
    const conversation = child.talk({ name, mostCpuMs, mostOutMb, tooMuch }, first, tell);
    let step = await conversation.next();
    try {
      while (!step.done) step = await conversation.next(yield says.parse(step.value) as Said<Name>);
    } finally {
      await conversation.return();
    }
  } finally {
    children.giveBack(child);
  }
}
