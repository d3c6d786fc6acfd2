import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { Node } from "./node";

export { expect } from "@playwright/test";
export { Node } from "./node";

/** Tests with a real node that has the example group: three incidents in the middle of recovery. One node for each file of tests, so that files do not see each other's work. */
export const test = base.extend<{ quiet: undefined }, { node: Node }>({
  node: [
    // biome-ignore lint/correctness/noEmptyPattern: the form that Playwright asks for.
    async ({}, use) => {
      const node = await Node.start();
      await use(node);
      await node.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ node }, use) => use(node.http),
  // What a page complains about in the console is a defect that nobody would see otherwise: errors of scripts, what the content policy stopped, calls to other origins.
  quiet: [
    async ({ page, node }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error" && !/Failed to load resource|net::ERR_/.test(message.text())) complaints.push(message.text());
      });
      page.on("request", (request) => {
        if (!/^(blob|data|about):/.test(request.url()) && new URL(request.url()).origin !== node.http) complaints.push(`asked ${request.url()}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Signs in as somebody of the example group, by name, and comes back to a page. */
export async function signIn(page: Page, node: Node, name: string, path = "/"): Promise<void> {
  await page.goto(`${node.http}/signin?return=${encodeURIComponent(path)}`);
  await page.getByRole("button", { name }).first().click();
  await page.waitForURL((url) => url.pathname === new URL(path, node.http).pathname);
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

/** No violation of WCAG 2.2 A and AA that axe finds, in a theme; of the themes besides the first only what they change, which is colours. */
export async function expectAccessible(page: Page, theme: Theme = "light", ...more: Theme[]): Promise<void> {
  await wear(page, theme);
  await expectNothing(new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]));
  for (const other of more) {
    await wear(page, other);
    await expectNothing(new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]));
  }
}

type Theme = "light" | "dark" | "contrast";

const wear = (page: Page, theme: Theme) => page.evaluate((chosen) => document.documentElement.setAttribute("data-theme", chosen), theme);

async function expectNothing(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)).toEqual([]);
}

/** Nothing is cut off or has to be scrolled to the side for: only tables may scroll, each within itself. */
export async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}
