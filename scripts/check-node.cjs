// Read by whatever Node is there, so the syntax is old on purpose.
"use strict";
var wanted = [20, 19];
var found = process.versions.node.split(".").map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    "Rehearse needs Node " +
      wanted.join(".") +
      " or newer, and this is " +
      process.versions.node +
      ". Install Node 24 LTS from https://nodejs.org and try again.",
  );
  process.exit(1);
}
