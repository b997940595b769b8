import { expect, type Page } from "@playwright/test";

export class NewInterview {
  constructor(readonly page: Page) {}

  readonly link = () => this.page.getByRole("textbox", { name: "The candidate’s link" });

  /** With the first kit, for now. Gives the link to send. */
  async creates(candidateName: string): Promise<string> {
    await this.page.getByRole("link", { name: "New interview" }).click();
    await this.page.getByRole("textbox", { name: "Candidate’s name" }).fill(candidateName);
    await this.page.getByRole("button", { name: "Create interview" }).click();
    await expect(this.page.getByRole("heading", { name: candidateName, level: 1 })).toBeVisible();
    return this.link().inputValue();
  }
}
