import { db } from "@/db/client";
import { answers } from "@/db/server/reachable";

/** Whether the database answers now. False, too, before the process has opened it. */
export async function isHealthy(): Promise<boolean> {
  try {
    return await answers(db());
  } catch {
    return false;
  }
}
