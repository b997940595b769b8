// The browser's store for what isn't saved yet, and the key that it lies under: made here, never read out, gone at sign-out.
import { createStore, get, update } from "idb-keyval";

export const keyName = "key";
export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

let opened: ReturnType<typeof createStore> | undefined;
export function store() {
  opened ??= createStore("rehearse-outbox", "unsent");
  return opened;
}

export const encrypts = () => typeof indexedDB !== "undefined" && globalThis.crypto?.subtle !== undefined;

/** The first that this page sealed: it can't be read any more once somebody signed out, whoever made a key since. */
let first: Sealed | undefined;

/** Undefined where there is none, or it isn't the one of whoever opened this page. */
export async function findKey(): Promise<CryptoKey | undefined> {
  const found = await get<CryptoKey>(keyName, store());
  const isAnother = found && first && (await unseal(found, first)) === undefined;
  return isAnother ? undefined : found;
}

async function findOrMakeKey(): Promise<CryptoKey> {
  const found = await findKey();
  if (found) return found;
  if (first) throw new Error("Somebody signed out in this browser: this page keeps nothing there any more.");
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  // Another tab may have made one meanwhile: what it encrypted has to stay readable.
  await update<CryptoKey>(keyName, (theirs) => theirs ?? made, store());
  return (await get<CryptoKey>(keyName, store())) ?? made;
}

export async function seal(value: unknown): Promise<Sealed> {
  const key = await findOrMakeKey();
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const sealed = { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text) };
  first ??= sealed;
  return sealed;
}

/** Undefined for what lies under a key that sign-out deleted: nobody may read it any more. */
export async function unseal(key: CryptoKey, { iv, data }: Sealed): Promise<unknown> {
  try {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return undefined;
  }
}
