// npm run admin. Only where it is loaded from, and how an error is told: what it does is admin.ts.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { explain } = require("./explain.cjs");
const { root } = require("./stamps.cjs");

process.chdir(root);
if (fs.existsSync(".env")) process.loadEnvFile(".env");
process.env.NODE_ENV = "production";
import(pathToFileURL(path.join(root, "dist", "admin.js")).href).catch((error) => {
  console.error(explain(error));
  process.exitCode = 1;
});
