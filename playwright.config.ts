import { defineConfig } from "@playwright/test";
import { chromium, shots } from "./e2e/target";

export default defineConfig({
  testDir: "e2e",
  // `E2E_SHOTS=/some/folder npm run e2e` takes the pictures of every screen instead of testing.
  testMatch: shots ? "screenshots.ts" : "*.spec.ts",
  globalSetup: "./e2e/start.ts",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: shots ? 300_000 : 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Oslo",
    actionTimeout: 10_000,
    // Without pictures: taking them before and after each step of every test costs a fifth of all the work. `--trace=on` has them.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    launchOptions: { executablePath: chromium.path, args: chromium.args },
  },
});
