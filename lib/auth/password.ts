// Loaded with the first password: a server starts without.
const loadArgon = () => import("@node-rs/argon2");

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
