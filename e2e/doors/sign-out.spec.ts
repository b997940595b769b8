// Signing out of a browser that still keeps text which isn't saved.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { kept, startBehindGate } from "../room/gate";
import { Cockpit } from "../screens/cockpit";
import { SignIn } from "../screens/sign-in";

const warning = (page: Page) => page.getByRole("dialog", { name: "Sign out and lose unsaved text?" });

/** A room whose line is down, with a note that waits for it, and the desk in another tab. */
async function startUnsaved(given: Parameters<typeof startBehindGate>[0]) {
  const { gate, cockpit } = await startBehindGate(given);
  await gate.shut();
  await cockpit.note().fill("Not saved yet.");
  await expect(cockpit.judgement().getByText(kept)).toBeVisible();
  const desk = await given.interviewer.newPage();
  await desk.goto("/interviews");
  return { gate, cockpit, desk };
}

test("where signing out fails that is said, and the text that isn't saved is still there", async ({
  interviewer,
  watch,
  world,
}) => {
  const { gate, cockpit, desk } = await startUnsaved({ interviewer, watch, world });
  await cockpit.page.close();
  watch.allow(/ERR_FAILED/);
  await desk.route("**", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await new SignIn(desk).signsOut();
  await warning(desk).getByRole("button", { name: "Sign out anyway" }).click();
  await expect(warning(desk).getByRole("alert")).toHaveText(
    /^Signing out failed: you may still be signed in\./,
  );
  await warning(desk).getByRole("button", { name: "Stay" }).click();
  await expect(warning(desk)).toBeHidden();

  gate.open();
  const back = await Cockpit.open(interviewer, world.interviewId);
  await back.everythingSaved();
  await expect(back.note()).toHaveValue("Not saved yet.");
});

test("a room's page whose line is down is put away as well, and the browser keeps nothing of it", async ({
  interviewer,
  watch,
  world,
}) => {
  const { cockpit, desk } = await startUnsaved({ interviewer, watch, world });
  await new SignIn(desk).signsOut();
  await warning(desk).getByRole("button", { name: "Sign out anyway" }).click();
  await expect(cockpit.page.getByRole("heading", { name: "You signed out" })).toBeVisible();
  await expect(desk.getByRole("link", { name: "Sign in" })).toBeVisible();
  expect(await desk.evaluate(countKept)).toBe(0);
});

function countKept(): Promise<number> {
  return new Promise((tell, fail) => {
    const opening = indexedDB.open("rehearse-outbox");
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction("unsent").objectStore("unsent").count();
      counting.onsuccess = () => tell(counting.result);
      counting.onerror = () => fail(counting.error);
    };
  });
}
