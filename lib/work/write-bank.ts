// A bank as a file of one format. Its questions come page by page from whoever asked, and the file goes there in pieces.
import type { BankQuestion } from "@/lib/questions/schema";
import { formats } from "../documents/formats";
import type { Conversation, Heard } from "./jobs";

const pieceBytes = 256 * 1024;
/** The writers read on without waiting, so what they read next is there before they are asked to write. */
const ahead = 200;

export async function* writeBank(first: Heard<"export">): Conversation<"export"> {
  if (!("format" in first)) throw new Error("An export begins with its format.");
  const queue: BankQuestion[] = [];
  const writer = formats[first.format].write({ questions: takeFrom(queue), kits: first.kits });
  const pieces = newPieces();
  for (let isLast = false; ; ) {
    while (queue.length < ahead && !isLast) {
      const heard = yield { wants: "questions" };
      if (!("questions" in heard)) throw new Error("Questions were asked for.");
      queue.push(...heard.questions);
      isLast = heard.isLast;
    }
    const { done, value } = writer.next();
    if (value) pieces.add(value);
    if (done || pieces.length() > pieceBytes) yield { piece: pieces.take() };
    if (done) return;
  }
}

function newPieces() {
  let kept: Uint8Array[] = [];
  const length = () => kept.reduce((sum, piece) => sum + piece.length, 0);
  return {
    length,
    add: (piece: string | Uint8Array) => kept.push(typeof piece === "string" ? Buffer.from(piece) : piece),
    take(): Uint8Array {
      const whole = Buffer.concat(kept);
      kept = [];
      return whole;
    },
  };
}

function* takeFrom(queue: BankQuestion[]): Generator<BankQuestion> {
  for (let next = queue.shift(); next; next = queue.shift()) yield next;
}
