// A line an attack.
import type { Attack } from "./attack";
import { bodies } from "./bodies";
import { connections } from "./connections";
import { pageFlood } from "./page-flood";
import { upgradesRefused } from "./upgrades-refused";

export const attacks: Attack[] = [pageFlood, bodies, connections, upgradesRefused];
