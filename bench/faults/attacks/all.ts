// A line an attack.
import type { Attack } from "./attack";
import { bodies } from "./bodies";
import { connections } from "./connections";
import { joins, signIns } from "./doors/doors";
import { exports } from "./exports";
import { imports } from "./imports";
import { pageFlood } from "./page-flood";
import { preview } from "./preview";
import { connects } from "./rooms/connects";
import { eventFlood } from "./rooms/event-flood";
import { slowReader } from "./rooms/slow-reader";
import { sockets } from "./rooms/sockets";
import { searches } from "./searches";
import { upgradesRefused } from "./upgrades-refused";
import { zip } from "./zip";

export const attacks: Attack[] = [
  pageFlood,
  bodies,
  connections,
  upgradesRefused,
  preview,
  zip,
  imports,
  exports,
  searches,
  connects,
  eventFlood,
  slowReader,
  sockets,
  signIns,
  joins,
];
