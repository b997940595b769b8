import type { Page } from "@playwright/test";

/** Signing in and signing up: two doors with the same fields. */
export class SignIn {
  constructor(readonly page: Page) {}

  readonly name = () => this.page.getByRole("textbox", { name: "Name" });
  readonly email = () => this.page.getByRole("textbox", { name: "E-mail" });
  readonly password = () => this.page.getByLabel("Password");

  async signsIn(email: string, password: string): Promise<void> {
    await this.page.goto("/sign-in");
    await this.email().fill(email);
    await this.password().fill(password);
    await this.sendsSignIn();
  }

  async sendsSignIn(): Promise<void> {
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }

  async signsUp(name: string, email: string, password: string): Promise<void> {
    await this.page.goto("/sign-up");
    await this.name().fill(name);
    await this.email().fill(email);
    await this.password().fill(password);
    await this.page.getByRole("button", { name: "Create account" }).click();
  }

  async signsOut(): Promise<void> {
    await this.page.getByRole("button", { name: /^Your account/ }).click();
    await this.page.getByRole("button", { name: "Sign out" }).click();
  }
}
