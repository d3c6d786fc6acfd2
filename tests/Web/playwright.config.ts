import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "specs",
  // A project for each file: its tests have a node of their own, and nothing of another file's work is on it.
  projects: readdirSync(join(import.meta.dirname, "specs")).sort().map((file) => ({ name: file.replace(".spec.ts", ""), testMatch: file })),
  // Two processors: a node, a browser and what measures them.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  outputDir: "bin/results",
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
  },
});
