import { expect, type Page } from "@playwright/test";
import { choose } from "./choose";

export class Scorecard {
  constructor(readonly page: Page) {}

  /** One judged answer; folded where it is rated already. */
  readonly answer = (title: string) =>
    this.page
      .getByRole("group")
      .filter({ has: this.page.getByRole("heading", { name: title, exact: true }) });
  readonly summary = () => this.page.getByRole("textbox", { name: "Summary" });
  readonly recommendation = (word: string) => this.page.getByRole("radio", { name: word, exact: true });
  readonly send = () => this.page.getByRole("button", { name: "Submit the scorecard" });

  async unfolds(title: string): Promise<void> {
    await this.answer(title).getByRole("heading", { name: title }).click();
  }

  async rates(title: string, level: number): Promise<void> {
    const radio = this.answer(title).getByRole("radio", { name: new RegExp(`^${level}: `) });
    await choose(radio);
    await expect(radio).toBeChecked();
  }

  async recommends(word: string): Promise<void> {
    await choose(this.recommendation(word));
  }

  async submits(): Promise<void> {
    await this.send().click();
    const dialog = this.page.getByRole("dialog", { name: "Submit this scorecard?" });
    await dialog.getByRole("button", { name: "Submit" }).click();
    await expect(this.page.getByRole("heading", { name: "Your recommendation" })).toBeVisible();
  }
}
