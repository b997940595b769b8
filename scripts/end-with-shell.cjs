// npm runs a command through a shell, which passes no signal on: when somebody ends npm, the shell goes and the command stays.
"use strict";

function endWithShell() {
  const shell = process.ppid;
  setInterval(() => process.ppid === shell || process.kill(process.pid, "SIGTERM"), 1_000).unref();
}

module.exports = { endWithShell };
