// A line an attack.
import type { Attack } from "./attack";
import { pageFlood } from "./page-flood";

export const attacks: Attack[] = [pageFlood];
