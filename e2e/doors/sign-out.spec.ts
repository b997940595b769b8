// Signing out of a browser that still keeps text which isn't saved.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { kept, startBehindGate } from "../room/gate";
import { Cockpit } from "../screens/cockpit";
import { KitEditor } from "../screens/kit-editor";
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

test("what this page alone has is asked about before signing out, and is still there for whoever stays", async ({
  interviewer,
}) => {
  const page = await interviewer.newPage();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The store is broken.", "UnknownError");
    };
  });
  await page.goto("/kits/new");
  const kit = new KitEditor(page);
  await kit.title().fill("Half a kit");
  await expect(kit.state("Only on this page: don’t close it")).toBeVisible();
  await staysOnceAsked(page, "One text in this browser isn’t saved yet.");
  await expect(kit.title()).toHaveValue("Half a kit");
});

test("so is what stands in a form that keeps nothing", async ({ interviewer }) => {
  const plain = await interviewer.newPage();
  await plain.goto("/interviews/new");
  await plain.getByRole("textbox", { name: "Candidate’s name" }).fill("Somebody");
  await staysOnceAsked(plain, "What you typed on this page isn’t saved, and goes with it.");
  await expect(plain.getByRole("textbox", { name: "Candidate’s name" })).toHaveValue("Somebody");
});

async function staysOnceAsked(page: Page, words: string): Promise<void> {
  await new SignIn(page).signsOut();
  await expect(warning(page)).toContainText(words);
  await warning(page).getByRole("button", { name: "Stay" }).click();
}

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
