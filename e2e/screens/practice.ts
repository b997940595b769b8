import { expect, type Page } from "@playwright/test";
import { choose } from "./choose";

export class Practice {
  constructor(readonly page: Page) {}

  readonly answer = () => this.page.getByRole("textbox", { name: "Your answer" });
  readonly modelAnswer = () => this.page.getByRole("heading", { name: "Model answer" });
  readonly points = () => this.page.getByRole("group", { name: /^Which of these/ }).getByRole("checkbox");
  readonly grade = (word: string) =>
    this.page.getByRole("region", { name: "Grade" }).getByRole("button", { name: new RegExp(`^${word}`) });

  async attempts(answer: string, confidence: number): Promise<void> {
    await this.answer().fill(answer);
    await choose(this.page.getByRole("radio", { name: String(confidence), exact: true }));
  }

  async reveals(): Promise<void> {
    await this.page.getByRole("button", { name: "Reveal the model answer" }).click();
    await expect(this.modelAnswer()).toBeVisible();
  }
}
