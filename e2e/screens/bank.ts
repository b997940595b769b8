import { expect, type Page } from "@playwright/test";

export class Bank {
  constructor(readonly page: Page) {}

  readonly field = () => this.page.getByRole("textbox", { name: "Find a question" });
  readonly results = () => this.page.getByRole("region", { name: "Questions" });
  readonly titles = () => this.results().getByRole("listitem").getByRole("link");
  readonly title = (name: string) => this.results().getByRole("link", { name });
  readonly count = (questions: number) =>
    this.results().getByText(questions === 1 ? "1 question" : `${questions} questions`, { exact: true });
  readonly filter = (name: RegExp) =>
    this.page.getByRole("region", { name: "Filters" }).getByRole("checkbox", { name });
  readonly select = (title: string) => this.page.getByRole("checkbox", { name: `Select: ${title}` });
  readonly star = (title: string) => this.page.getByRole("button", { name: `Favourite: ${title}` });
  readonly button = (name: string) => this.results().getByRole("button", { name });
  readonly said = (text: string | RegExp) => this.results().getByText(text);

  /** Opened, and awake: keys and presses reach it. */
  async open(path = "/questions"): Promise<this> {
    await this.page.goto(path);
    await this.awake();
    return this;
  }

  async awake(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: "Bank", level: 1 })).toBeVisible();
    // A press on the menu does something only once React is there.
    const menu = this.page.getByRole("button", { name: /^Your account/ });
    await expect(async () => {
      if ((await menu.getAttribute("aria-expanded")) === "false") await menu.click();
      await expect(menu).toHaveAttribute("aria-expanded", "true", { timeout: 200 });
    }).toPass();
    await this.page.keyboard.press("Escape");
  }
}
