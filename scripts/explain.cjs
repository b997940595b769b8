// What a person reads when something didn't work: one or two sentences. Stacks go to a file.
"use strict";
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const place = () => `${process.env.HOST || "127.0.0.1"}:${process.env.PORT || 3000}`;
const sentences = {
  EADDRINUSE: () =>
    `${place()} is already in use, perhaps by another Rehearse. Stop that program, or choose another port: PORT=${Number(process.env.PORT || 3000) + 1} npm start.`,
  EACCES: (error) =>
    error.syscall === "listen"
      ? `This user may not listen on ${place()}. Choose a port above 1023: PORT=3000 npm start.`
      : `This user may not write ${error.path || "here"}. Make that folder yours, or start as its owner.`,
  EADDRNOTAVAIL: () =>
    `This machine has no address ${process.env.HOST}. Give HOST one that it has, or leave it out.`,
  ENOTFOUND: () =>
    `The name ${process.env.HOST} in HOST isn't known. Give HOST an address of this machine, or leave it out.`,
  ENOSPC: () => "The disk is full. Make room and start again; nothing that was saved is lost.",
  EROFS: (error) =>
    `${error.path || "The folder"} is on a file system that can't be written. Use a folder that can.`,
};

/** `what` didn’t come about. */
function explain(error, what = "Rehearse could not start") {
  const known = error instanceof Error ? error : new Error(String(error));
  if (known.name === "StartProblem") return known.message;
  const sentence = sentences[known.code];
  if (sentence && (known.syscall || known.code === "ENOSPC")) return sentence(known);
  return `${what}: ${known.message.split("\n")[0]}. What led to it is in ${keepStack(known)}.`;
}

function keepStack(error) {
  const text = `${new Date().toISOString()} Node ${process.version}\n${require("node:util").inspect(error, { depth: 6 })}\n`;
  for (const folder of [path.resolve(process.env.DATA_DIR || ".data"), os.tmpdir()]) {
    const file = path.join(folder, "start-error.log");
    try {
      fs.writeFileSync(file, text, { mode: 0o600 });
      return file;
    } catch (_) {
      // the next place
    }
  }
  return "no file, as none could be written";
}

/** An error whose message is all that a person needs. */
function startProblem(message) {
  return Object.assign(new Error(message), { name: "StartProblem" });
}

module.exports = { explain, startProblem };
