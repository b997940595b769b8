import type { Page } from "@playwright/test";
import { CandidateRoom } from "./candidate-room";

export class Join {
  constructor(readonly page: Page) {}

  readonly name = () => this.page.getByRole("textbox", { name: "Your name" });

  async opens(link: string): Promise<void> {
    await this.page.goto(link);
  }

  async joins(name: string): Promise<CandidateRoom> {
    await this.name().fill(name);
    await this.page.getByRole("button", { name: "Join", exact: true }).click();
    const room = new CandidateRoom(this.page);
    await room.connected();
    return room;
  }
}
