import { randomInt } from "node:crypto";

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Marks of 24 characters, one for each private thing, that occur nowhere else. */
export class Canaries {
  readonly #made = new Map<string, string>();

  /** The mark of this field; the same each time. */
  of(field: string): string {
    const made = this.#made.get(field) ?? Array.from({ length: 24 }, () => letters[randomInt(36)]).join("");
    this.#made.set(field, made);
    return made;
  }

  /** Something secret that was made elsewhere. */
  keep(field: string, mark: string): void {
    this.#made.set(field, mark);
  }

  all(): Map<string, string> {
    return new Map(this.#made);
  }

  /** Those whose field begins so. */
  some(...fields: string[]): Map<string, string> {
    return new Map(
      [...this.#made].filter(([field]) => fields.some((one) => field === one || field.startsWith(`${one}/`))),
    );
  }
}
