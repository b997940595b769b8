// npm run admin. Only whether and where it is loaded from, and how an error is told: what it does is admin.ts. It installs and builds
// nothing: a server may be running from this folder.
"use strict";
require("./check-node.cjs");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { explain, startProblem } = require("./explain.cjs");
const { isBuilt, isInstalled, root } = require("./stamps.cjs");

async function administer() {
  if (!isInstalled({ forProduction: true }) || !isBuilt())
    throw startProblem(
      "This folder has another version of Rehearse than was built in it. Start the server anew (npm start), then try again.",
    );
  process.chdir(root);
  if (fs.existsSync(".env")) process.loadEnvFile(".env");
  process.env.NODE_ENV = "production";
  await import(pathToFileURL(path.join(root, "dist", "admin.js")).href);
}

administer().catch((error) => {
  console.error(explain(error, "That wasn’t done"));
  process.exitCode = 1;
});
