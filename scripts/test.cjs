// npm test. Prepares like npm start, then runs every check in order and stops at the first that fails.
"use strict";
require("./check-node.cjs");
require("./check.cjs");
