import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// What measures time has the machine to itself; the others run two at once.
const timed = ["budget.spec.ts", "first.spec.ts", "together.spec.ts"];
const which = process.env.REINSTATE_SPECS ?? "all";
const chosen = (file: string) => which === "all" || timed.includes(file) === (which === "timed");

export default defineConfig({
  testDir: "specs",
  // A project for each file: its tests have a node of their own, and nothing of another file's work is on it.
  projects: [
    ...readdirSync(join(import.meta.dirname, "specs")).filter(chosen).sort().map((file) => ({ name: file.replace(".spec.ts", ""), testMatch: file })),
    // Pictures for the documents, made anew when somebody asks for it and looks at them.
    ...(process.env.REINSTATE_WRITE_DOCS && which !== "timed" ? [{ name: "pictures", testDir: "pictures" }] : []),
  ],
  workers: which === "others" ? 2 : 1,
  fullyParallel: false,
  forbidOnly: true,
  // Generous: what must be quick is measured by the timed ones, and a busy machine is no fault of the page.
  timeout: 120_000,
  expect: { timeout: 20_000 },
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
