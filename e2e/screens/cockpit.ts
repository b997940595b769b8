import { type BrowserContext, expect, type Page } from "@playwright/test";
import { choose } from "./choose";

/** The interviewer's room, by what an interviewer does in it. */
export class Cockpit {
  constructor(readonly page: Page) {}

  static async open(context: BrowserContext, interviewId: string): Promise<Cockpit> {
    const cockpit = new Cockpit(await context.newPage());
    await cockpit.page.goto(`/interviews/${interviewId}/room`);
    await cockpit.connected();
    return cockpit;
  }

  readonly line = () =>
    this.page.getByRole("status").filter({ hasText: /^(Connect|Reconnect|Server not|Not connected)/ });
  readonly plan = () => this.page.getByRole("region", { name: "Plan" });
  readonly rows = () => this.plan().locator("ol > li");
  readonly stage = () =>
    this.page.getByRole("region", { name: /^(On screen|Not sent yet|Taken back|Asked before)$/ });
  readonly judgement = () => this.page.getByRole("region", { name: "Judgement" });
  readonly guide = () => this.page.getByRole("region", { name: "Guide, private to you" });
  readonly answer = () => this.page.getByRole("region", { name: /written answer$/ });
  readonly note = () => this.page.getByRole("textbox", { name: "Note on this question" });
  readonly generalNote = () => this.page.getByRole("textbox", { name: "Whole interview" });
  readonly onTheirScreen = () => this.page.getByText("✓ On their screen");
  readonly level = (level: number) => this.page.getByRole("radio", { name: new RegExp(`^${level}: `) });
  readonly planned = (title: string) => this.plan().getByRole("button").filter({ hasText: title });

  async connected(): Promise<void> {
    await expect(this.line()).toHaveText("Connected");
  }

  async start(): Promise<void> {
    await this.page.getByRole("button", { name: "Start the interview" }).click();
    await expect(this.page.getByRole("button", { name: /^Pause/ })).toBeVisible();
  }

  async askNext(): Promise<void> {
    await this.stage()
      .getByRole("button", { name: /^Ask (this|next)/ })
      .click();
    await expect(this.stage().getByRole("heading", { name: "On screen" })).toBeVisible();
  }

  async giveHint(number: number): Promise<void> {
    await this.page.getByRole("tab", { name: /^Hints/ }).click();
    await this.guide()
      .getByRole("button", { name: `Give hint ${number}` })
      .click();
    await expect(this.page.getByRole("tab", { name: new RegExp(`^Hints ${number}/`) })).toBeVisible();
  }

  async rate(level: number): Promise<void> {
    await choose(this.level(level));
    await expect(this.level(level)).toBeChecked();
  }

  async writesNote(text: string): Promise<void> {
    await this.note().fill(text);
    await this.everythingSaved();
  }

  /** What was judged and written stands in the database: every save state on the private side says so. */
  async everythingSaved(): Promise<void> {
    await expect(this.saveStates().filter({ hasText: /^Saved/ })).not.toHaveCount(0);
    await expect(this.saveStates().filter({ hasNotText: /^(Saved.*)?$/ })).toHaveCount(0);
  }

  /** Of the rating and the two notes; the connection's own state stands in the footer. */
  readonly saveStates = () =>
    this.judgement()
      .getByRole("status")
      .filter({ hasNotText: /^(Connect|Reconnect|Server not|Not connected)/ });

  async ask(title: string): Promise<void> {
    await this.planned(title).click();
    await this.askNext();
  }

  async sendFollowUp(number: number): Promise<void> {
    await this.page.getByRole("tab", { name: /^Follow-ups/ }).click();
    const send = this.guide().getByRole("button", { name: "Send follow-up" });
    await send.nth(number - 1).click();
    await expect(this.guide().getByText("Sent", { exact: true })).toBeVisible();
  }

  async hears(index: number): Promise<void> {
    await this.page.getByRole("tab", { name: /^Key points/ }).click();
    await this.guide().getByRole("checkbox").nth(index).check();
  }

  async pause(): Promise<void> {
    await this.page.getByRole("button", { name: /^Pause/ }).click();
    await expect(this.page.getByRole("button", { name: /^Resume/ })).toBeVisible();
  }

  async resume(): Promise<void> {
    await this.page.getByRole("button", { name: /^Resume/ }).click();
    await expect(this.page.getByRole("button", { name: /^Pause/ })).toBeVisible();
  }

  async end(): Promise<void> {
    await this.page.getByRole("button", { name: "End interview" }).click();
    const dialog = this.page.getByRole("dialog", { name: "End the interview?" });
    await dialog.getByRole("button", { name: "End interview" }).click();
    await expect(this.page.getByRole("link", { name: "Go to the scorecard" })).toBeVisible();
  }
}
