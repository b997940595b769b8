import { expect, type Page } from "@playwright/test";

export class ImportReview {
  constructor(readonly page: Page) {}

  /** Chooses a file of this text and waits until it can be reviewed. */
  async brings(name: string, text: string | Buffer): Promise<void> {
    await this.page.goto("/questions/import");
    const buffer = Buffer.from(text);
    await this.page.getByLabel("Choose a document").setInputFiles({ name, mimeType: "text/plain", buffer });
    await this.opens();
  }

  async opens(): Promise<void> {
    await expect(this.accept().or(this.page.getByText("There is nothing to review"))).toBeVisible({
      timeout: 30_000,
    });
  }

  readonly accept = () => this.page.getByRole("button", { name: /^Bring in [\d,]+ question/ });
  readonly item = (title: string) => this.page.getByRole("listitem", { name: title });
  readonly figure = (name: string) =>
    this.page.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::dd");

  async acceptsApproved(): Promise<void> {
    await this.page.getByRole("checkbox", { name: "Approve all" }).check();
    await this.accepts();
  }

  async accepts(): Promise<void> {
    await this.accept().click();
    await expect(this.page.getByText(/^In your bank: /)).toBeVisible();
  }

  async undoes(): Promise<void> {
    await this.page.getByRole("button", { name: "Undo the import" }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Undo the import" }).click();
    await expect(this.page.getByText("Undone", { exact: true })).toBeVisible();
  }
}
