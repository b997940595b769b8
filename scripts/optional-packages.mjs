// What a lock file must hold beside this machine's own packages: the optional ones of every other platform. `npm ci` refuses the
// whole file where one is missing.

/** A name's parts, and what npm calls them. `gnueabihf`, `eabi` and `msvc` say nothing that npm asks for. */
const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = [
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];
const libraries = { gnu: "glibc", musl: "musl" };
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** Every optional package that an entry names and that npm would not find from there: `[{ parent, name, version }]`. */
export function listMissing(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => !isHeld(packages, { parent, name, version }))
      .map(([name, version]) => ({ parent, name, version })),
  );
}

function isHeld(packages, { parent, name, version }) {
  const found = packages[findPlace(packages, parent, name)];
  return Boolean(found) && (!exact.test(version) || found.version === version);
}

/** As Node looks: below the package itself, then below each folder above it. */
function findPlace(packages, from, name) {
  const place = `${from ? `${from}/` : ""}node_modules/${name}`;
  if (packages[place] || !from) return packages[place] && place;
  return findPlace(packages, from.slice(0, Math.max(0, from.lastIndexOf("node_modules/") - 1)), name);
}

/** Which machines a package is for, by its name; throws where the name doesn't say it, for such a package would be fetched by everybody. */
export function readPlatform(name) {
  const words = name.split(/[/-]/);
  const of = (known) => words.filter((word) => known.includes(word));
  const [os, cpu, libc] = [
    of(systems),
    of(processors),
    of(Object.keys(libraries)).map((word) => libraries[word]),
  ];
  if (cpu.length === 0)
    throw new Error(
      `Which machines is ${name} for? Its name doesn't say it, and the registry doesn't show it.`,
    );
  return Object.fromEntries(Object.entries({ os, cpu, libc }).filter(([, said]) => said.length > 0));
}

/**
 * The lock file's packages with what was missing. `seen(name, version)` is what the registry says of it, or undefined where it
 * can't be seen: then the entry has no `integrity`, and npm takes what the registry says on the day.
 */
export function complete(packages, seen) {
  const all = { ...packages };
  for (let missing = listMissing(all); missing.length > 0; missing = listMissing(all))
    for (const { parent, name, version } of missing) {
      if (!exact.test(version))
        throw new Error(`${parent} asks for ${name} ${version}: no exact version to write down.`);
      const place = all[`node_modules/${name}`] ? `${parent}/node_modules/${name}` : `node_modules/${name}`;
      all[place] = toEntry({ name, version, dev: all[parent].dev }, seen(name, version));
    }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b, "en")));
}

/** Its members in npm's own order. Without `dependencies`: the packages of other platforms carry theirs inside. */
function toEntry({ name, version, dev }, found) {
  const { os, cpu, libc } = found?.cpu ? found : readPlatform(name);
  const { license, engines, optionalDependencies } = found ?? {};
  const entry = { version, integrity: found?.dist?.integrity, cpu, dev, libc, license, optional: true, os };
  const whole = { ...entry, engines, optionalDependencies };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
}
