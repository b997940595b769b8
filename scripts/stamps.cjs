// What is already done, told by content: times lie after a checkout, a copy or a restore.
"use strict";
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");
const lockFile = path.join(root, "package-lock.json");
const installedStamp = path.join(root, "node_modules", ".rehearse-stamp");
const builtStamp = path.join(root, "dist", "stamp");
const sourceFolders = ["app", "lib", "db", "public"];
/** Not part of a build: tests, and the content that is read when the server starts. */
const notBuilt = /\.test\.tsx?$|^db[\\/]seed[\\/].*\.(md|ya?ml)$/;
/** Without tsconfig.json, which Next completes while it builds. */
const ownFiles =
  /^(server|pages|live|work|admin|instrumentation|next\.config|postcss\.config|package|package-lock)\b.*\.(ts|mjs|js|json)$/;

function listSources() {
  const below = sourceFolders
    .filter((folder) => fs.existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath || entry.path, entry.name))),
    );
  const own = fs.readdirSync(root).filter((name) => ownFiles.test(name) && !name.endsWith(".test.ts"));
  return [...own, path.join("scripts", "build.mjs"), ...below.filter((file) => !notBuilt.test(file))].sort();
}

function hashSources() {
  const hash = createHash("sha256");
  for (const file of listSources())
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

/** The machine counts too: packages carry programs. */
function hashLock() {
  return createHash("sha256")
    .update(`${process.platform} ${process.arch} `)
    .update(fs.readFileSync(lockFile))
    .digest("hex");
}

function read(file) {
  try {
    return fs.readFileSync(file, "utf8").trim();
  } catch (_) {
    return "";
  }
}

function isInstalled({ forProduction }) {
  if (read(installedStamp) === hashLock()) return true;
  if (forProduction && isInstalledByHand({ withDev: false })) return true;
  if (!isInstalledByHand({ withDev: true })) return false;
  writeStamp(installedStamp, hashLock());
  return true;
}

/** `npm ci` or `npm install` without us: npm's own record of node_modules holds what the lock file asks for. */
function isInstalledByHand({ withDev }) {
  const found = JSON.parse(read(path.join(root, "node_modules", ".package-lock.json")) || "{}").packages;
  if (!found) return false;
  const wanted = Object.entries(JSON.parse(read(lockFile)).packages).filter(([name]) => name !== "");
  const mayLack = ({ optional, peer, dev, devOptional }) =>
    Boolean(optional || peer || (!withDev && (dev || devOptional)));
  return wanted.every(([name, entry]) =>
    found[name] ? found[name].version === entry.version : mayLack(entry),
  );
}

function isBuilt() {
  const parts = [
    path.join(".next", "BUILD_ID"),
    path.join("dist", "server.js"),
    path.join("dist", "pages.js"),
    path.join("dist", "live.js"),
    path.join("dist", "work.js"),
    path.join("dist", "admin.js"),
  ];
  return parts.every((part) => fs.existsSync(path.join(root, part))) && read(builtStamp) === hashSources();
}

function writeStamp(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, value);
}

module.exports = {
  root,
  installedStamp,
  builtStamp,
  hashSources,
  hashLock,
  isInstalled,
  isBuilt,
  writeStamp,
};
