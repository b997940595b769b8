import { type BrowserContext, expect, type Page } from "@playwright/test";

/** The candidate's side. */
export class CandidateRoom {
  constructor(readonly page: Page) {}

  static async open(context: BrowserContext, interviewId: string): Promise<CandidateRoom> {
    const room = new CandidateRoom(await context.newPage());
    await room.page.goto(`/interviews/${interviewId}/candidate`);
    await room.connected();
    return room;
  }

  readonly line = () =>
    this.page.getByRole("status").filter({ hasText: /^(Connect|Reconnect|Server not|Not connected)/ });
  readonly answer = () => this.page.getByRole("textbox", { name: "Your answer", exact: true });
  readonly unfinished = () => this.page.getByRole("textbox", { name: /^Your answer to question/ });
  readonly saveState = () => this.page.getByRole("region", { name: "Your answer" }).getByRole("status");

  readonly ending = () => this.page.getByRole("main").getByRole("status");

  async connected(): Promise<void> {
    await expect(this.line()).toHaveText("Connected");
  }

  async seesQuestion(number: number): Promise<void> {
    await expect(this.page.getByRole("heading", { name: `Question ${number}`, exact: true })).toBeVisible();
  }

  async writes(text: string): Promise<void> {
    await this.answer().fill(text);
  }

  async seesEnd(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: "The interview has ended" })).toBeVisible();
  }
}
