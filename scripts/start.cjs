// npm start. Node's age, the port, dependencies, the build: each is looked at before the next is touched, and what stamps show
// to be done is skipped. Then the server runs in this same process, so that there is one to stop.
"use strict";
require("./check-node.cjs");
require("./serve.cjs");
