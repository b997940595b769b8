// What most commands of package.json begin with: brings this clone to where what follows can run. `--build`: with a build.
// `--production`: the packages for developing may be missing, and what a server needs is enough.
"use strict";
require("./check-node.cjs");
const { explain } = require("./explain.cjs");
const { prepare } = require("./prepare.cjs");

const asks = (word) => process.argv.includes(word);
prepare({ withBuild: asks("--build"), forProduction: asks("--production") }).catch((error) => {
  console.error(explain(error));
  process.exit(1);
});
