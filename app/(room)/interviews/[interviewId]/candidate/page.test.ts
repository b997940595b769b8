import { beforeEach, expect, test, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { requireCandidateSeat } from "@/lib/room/loaders";
import { readCancelled } from "@/lib/room/reads";
import { takeSeat } from "@/lib/room/seat";

vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("@/db/client", () => ({ db: () => ({}) }));
vi.mock("@/lib/auth/identify", () => ({ identify: async () => ({ personId: "somebody" }) }));
vi.mock("@/lib/room/seat", () => ({ takeSeat: vi.fn() }));
vi.mock("@/lib/room/reads", () => ({ readCancelled: vi.fn() }));

const interviewId = "3f0a4f0e-7d0c-4a53-9f0f-6a4f3f0e7d0c";
const cancelled = { title: "Backend", interviewer: "Ines", scheduledAtMs: null, timeZone: "UTC" };

beforeEach(() => {
  vi.mocked(readCancelled).mockReset().mockResolvedValue(cancelled);
});

test("a database that is away isn't asked a second time, and its own error is the one that leaves", async () => {
  const away = Object.assign(new Error("away"), { code: "ECONNREFUSED" });
  vi.mocked(takeSeat).mockRejectedValue(away);
  await expect(requireCandidateSeat(interviewId)).rejects.toBe(away);
  expect(readCancelled).not.toHaveBeenCalled();
});

test("what is left to say of a cancelled interview is told from a seat", async () => {
  vi.mocked(takeSeat).mockRejectedValue(new AppError("forbidden", "cancelled"));
  expect(await requireCandidateSeat(interviewId)).toEqual({ cancelled });
});
