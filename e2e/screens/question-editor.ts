import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

/** The form of a question, new or old. */
export class QuestionEditor {
  constructor(readonly page: Page) {}

  static async openNew(context: BrowserContext): Promise<QuestionEditor> {
    const page = await context.newPage();
    await page.goto("/questions/new");
    await expect(page.getByRole("heading", { name: "New question", level: 1 })).toBeVisible();
    return new QuestionEditor(page);
  }

  static async open(context: BrowserContext, questionId: string): Promise<QuestionEditor> {
    const page = await context.newPage();
    await page.goto(`/questions/${questionId}/edit`);
    await expect(page.getByRole("heading", { name: /^Edit “/, level: 1 })).toBeVisible();
    return new QuestionEditor(page);
  }

  readonly title = () => this.page.getByRole("textbox", { name: "Title" });
  readonly topic = () => this.page.getByRole("combobox", { name: "Topic" });
  readonly competency = () => this.page.getByRole("combobox", { name: "Competency" });
  readonly prompt = () => this.page.getByRole("textbox", { name: "Markdown of: Prompt" });
  readonly modelAnswer = () => this.page.getByRole("textbox", { name: "Markdown of: Model answer" });
  readonly preview = () => this.page.getByRole("region", { name: "What the candidate sees" });
  readonly item = (one: "Key point" | "Follow-up" | "Hint", number: number) =>
    this.page.getByRole("textbox", { name: `${one} ${number}`, exact: true });
  readonly items = (one: "Key point" | "Follow-up" | "Hint") =>
    this.page.getByRole("textbox", { name: new RegExp(`^${one} \\d+$`) });
  readonly level = (number: number) =>
    this.page.getByRole("textbox", { name: new RegExp(`^Level ${number}:`) });
  readonly draftState = () => this.page.getByRole("status", { name: "Your draft" });
  readonly approve = () => this.page.getByRole("button", { name: "Save and approve" });
  readonly save = () => this.page.getByRole("button", { name: /^Save version \d/ });
  readonly conflict = () => this.page.getByRole("region", { name: /while you were writing$/ });
  readonly button = (name: string | RegExp) => this.page.getByRole("button", { name });

  async kept(): Promise<void> {
    await expect(this.draftState()).toHaveText(/^Kept for you \d\d:\d\d$/);
  }

  /** The texts of a list, in their order. */
  async listOf(one: "Key point" | "Follow-up" | "Hint"): Promise<string[]> {
    return Promise.all((await this.items(one).all()).map((item) => item.inputValue()));
  }

  /** Presses Tab until the control has the focus, from the end once more from the top; more stops would be a trap. */
  async tabTo(control: Locator): Promise<void> {
    await expect(control).toBeVisible();
    for (let stops = 0; stops < 130; stops += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    await expect(control, "the control can be reached by Tab").toBeFocused({ timeout: 1 });
  }
}
