// A line a fault.
import { fillDisk } from "./database/full-disk";
import { killBackends } from "./database/killed-backend";
import { restartDatabase } from "./database/restart";
import { slowCommits } from "./database/slow-commit";
import { starvePool } from "./database/starved-pool";
import { refuse, silence } from "./database/trouble";
import { sendGarbage } from "./garbage-flood";
import { cutLine } from "./line/cut-line";
import { loseAcknowledgements } from "./line/lose-acknowledgements";
import { spoilLine } from "./line/spoil-line";
import type { Faults } from "./plan";
import { deploy } from "./process/deploy";
import { freeze } from "./process/freeze";
import { kill, selfTest } from "./process/kill";
import { soak } from "./process/soak";
import { stormBack } from "./reconnect-storm";
import { anotherPerson } from "./tabs/another-person";
import { killTabs } from "./tabs/killed-tab";
import { candidatesTabs, twoTabs } from "./tabs/two-tabs";
import { wrongClock } from "./tabs/wrong-clock";

export const faults: Faults = {
  "self-test": selfTest,
  F1: kill(),
  "F1-rooms": kill({ roomsAlone: true }),
  F2: deploy,
  F3: freeze(false),
  "F3-rooms": freeze(true),
  F4: restartDatabase,
  F5: killBackends,
  F6: refuse,
  F7: silence,
  F8: starvePool,
  F9: cutLine,
  F10: spoilLine("drop"),
  F11: spoilLine("double"),
  F12: spoilLine("reorder"),
  F13: loseAcknowledgements,
  F14: twoTabs,
  F15: candidatesTabs,
  F16: wrongClock,
  F17: killTabs,
  F18: anotherPerson,
  F20: sendGarbage,
  F22: fillDisk,
  F23: slowCommits,
  F24: stormBack,
  soak,
};
