import { AppError } from "@/lib/errors";
import { sharedTurns } from "@/lib/fair-turns";
import { isOneStep } from "./rules";

// Loaded with the first password: a server starts without.
const loadArgon = () => import("@node-rs/argon2");
const loadCommon = () => import("@/lib/common-passwords");

// The package's defaults are argon2id with 19 MiB and two passes (OWASP's first choice); spelled out, so that an update
// of the package can't move the cost of a wrong password away from that of the dummy below.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of nothing anybody knows, at the same cost: checking it takes as long as checking a real one. */
const dummyHash =
  "$argon2id$v=19$m=19456,t=2,p=1$F5lodRaqs/Acf5nUy2jNrg$vyK72Wk/TbrLTUAphL/dvpaDFHTNUmvKReNZUDaf/uk";

export async function hashPassword(password: string): Promise<string> {
  const { hash } = await loadArgon();
  return hash(password.normalize("NFKC"), cost);
}

/** Without a hash (nobody has this e-mail, or its owner has no password) the answer is no, after the same work. */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const { verify } = await loadArgon();
  const right = await verify(passwordHash || dummyHash, password.normalize("NFKC"));
  return right && Boolean(passwordHash);
}

/** What the list hasn't, because it is of people's passwords: those of machines, of this site, and of other keyboards. */
const alsoCommon = new Set(
  `admin administrator root toor guest user superuser test postgres postgresql interview interviewer candidate rehearse p@ssword
  thepassword welcomeback iloveyousomuch bitcoin instagram linkedin twitter whatsapp voldemort xbox360x cutie qwertz qwertzui qwertzuiop
  zxcv zaq1`.split(/\s+/),
);

/**
 * Whether it is one of the first that anybody would try: of the 42,000 commonest, or one that `alsoCommon` has. Case, a tail of digits or
 * signs, and saying it twice make no difference.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const { commonPasswords } = await loadCommon();
  const isListed = (word: string) => commonPasswords.includes(`\n${word}\n`);
  const plain = password.toLowerCase();
  const isRepeated = /^(.{1,8})\1{1,3}$/.test(plain);
  const stem = plain.replace(/[\d!@#$%&*.?_-]{1,6}$/, "");
  // A short word before a tail is as good as most: the list has every name and fruit.
  return (
    isOneStep(plain) ||
    isRepeated ||
    isListed(plain) ||
    (stem.length >= 6 && isListed(stem)) ||
    alsoCommon.has(stem)
  );
}

/** One hash keeps a core busy: a handful of people at once don't notice, and strangers never take more than a part of one. */
export const hashing = () => sharedTurns("hashing", { mostWaiting: 20, pace: { burst: 20, refillMs: 150 } });

/** Throws `invalid` with the field `password`. */
export async function refuseCommon(password: string): Promise<void> {
  if (!(await isCommonPassword(password))) return;
  const message =
    "Many people use this password, so it is tried first. Choose another: a few words in a row, for example.";
  throw new AppError("invalid", message, { fields: { password: message } });
}
