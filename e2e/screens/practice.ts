import { expect, type Page } from "@playwright/test";
import { choose } from "./choose";

export class Practice {
  constructor(readonly page: Page) {}

  readonly answer = () => this.page.getByRole("textbox", { name: "Your answer" });
  readonly modelAnswer = () => this.page.getByRole("heading", { name: "Model answer" });
  readonly points = () => this.page.getByRole("group", { name: /^Which of these/ }).getByRole("checkbox");
  readonly grade = (word: string) =>
    this.page.getByRole("region", { name: "Grade" }).getByRole("button", { name: new RegExp(`^${word}`) });

  /** The headings of the groups of topics, in their order. */
  readonly needs = () => this.page.getByRole("region", { name: "Topics" }).getByRole("heading", { level: 3 });
  readonly topic = (name: string) =>
    this.page.getByRole("listitem").filter({ has: this.page.getByRole("heading", { name, exact: true }) });
  readonly filter = () => this.page.getByRole("searchbox", { name: /^Find a topic/ });

  /** And is on the run's next question. */
  async skips(): Promise<void> {
    const skips = (url: URL) => url.searchParams.get("skipped")?.split(".").length ?? 0;
    const before = skips(new URL(this.page.url()));
    await this.page.getByRole("link", { name: "Skip for now" }).click();
    await this.page.waitForURL((url) => skips(url) > before && !url.pathname.endsWith("/question"));
  }

  async attempts(answer: string, confidence: number): Promise<void> {
    await this.answer().fill(answer);
    await choose(this.page.getByRole("radio", { name: String(confidence), exact: true }));
  }

  async reveals(): Promise<void> {
    await this.page.getByRole("button", { name: "Reveal the model answer" }).click();
    await expect(this.modelAnswer()).toBeVisible();
  }
}
