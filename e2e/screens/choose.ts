import type { Locator } from "@playwright/test";

/** Clicks what a person clicks: the label around a radio button or checkbox that itself is only there for screen readers. */
export async function choose(control: Locator): Promise<void> {
  await control.locator("xpath=ancestor::label").click();
}
