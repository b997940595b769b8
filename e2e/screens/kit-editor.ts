import { expect, type Page } from "@playwright/test";

export class KitEditor {
  constructor(readonly page: Page) {}

  readonly title = () => this.page.getByRole("textbox", { name: "Title" });
  readonly total = () => this.page.getByRole("spinbutton", { name: "Minutes", exact: true });
  readonly summary = () => this.page.getByRole("textbox", { name: "Summary" });
  readonly add = () => this.page.getByRole("button", { name: "Add questions" });
  readonly finder = () => this.page.getByRole("dialog", { name: "Add questions from the bank" });
  readonly found = () => this.finder().getByRole("listbox", { name: "Questions" }).getByRole("option");
  readonly questions = () => this.page.getByRole("region", { name: /^Questions/ });
  readonly rows = () => this.questions().getByRole("listitem");
  readonly titles = () => this.questions().getByRole("listitem").getByRole("link");
  readonly minutesOf = (title: string) => this.page.getByRole("spinbutton", { name: `Minutes for ${title}` });
  readonly save = () => this.page.getByRole("button", { name: "Save kit" });
  readonly state = (words: string) => this.page.getByRole("status").filter({ hasText: words });

  /** A new kit of the best hits for a word, saved. */
  async makes(title: string, { word, count }: { word: string; count: number }): Promise<string[]> {
    await this.page.goto("/kits/new");
    await this.title().fill(title);
    await this.summary().fill("For a first talk.");
    await this.add().click();
    await this.finder().getByRole("combobox", { name: "Find a question" }).fill(word);
    await expect(this.finder().getByRole("status")).toHaveText(/^\d+ found/);
    for (let index = 0; index < count; index += 1) await this.found().nth(index).click();
    await this.finder().getByRole("button", { name: "Done" }).click();
    await this.save().click();
    await expect(this.page).toHaveURL(/\/kits\/[0-9a-f-]{36}$/);
    await expect(this.page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    return this.titles().allInnerTexts();
  }
}
