// What a server says: its end, to be shown, and how often it said what is a fault of its own, counted as it comes: it may say much after that.
const keptCharacters = 400_000;
const keptLines = 3;
/** A promise was rejected and nobody waited for it. */
const unheard = /nobody waited for it/;

export class Output {
  #end = "";
  #count = 0;
  readonly #first: string[] = [];

  /** Of one stream: a line comes in pieces. */
  open(): (chunk: Buffer | string) => void {
    let begun = "";
    return (chunk) => {
      this.#end = (this.#end + chunk).slice(-keptCharacters);
      const lines = (begun + chunk).split("\n");
      begun = lines.pop() ?? "";
      for (const line of lines) this.#look(line);
    };
  }

  get end(): string {
    return this.#end;
  }

  /** How many rejections nobody heard, and the first of them. */
  get unheard(): { count: number; first: readonly string[] } {
    return { count: this.#count, first: this.#first };
  }

  #look(line: string): void {
    if (!unheard.test(line)) return;
    this.#count += 1;
    if (this.#first.length < keptLines) this.#first.push(line);
  }
}
