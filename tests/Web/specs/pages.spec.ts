import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, signIn, test } from "../kit";

const service = "/incidents/:incidentId/services/:serviceId";
const emar = { incidentId: "INC-2026-017", serviceId: "RH01", personId: "R09" };
const morning = { incidentId: "INC-2026-019", serviceId: "HB01" };
const parts = ["", "/sheets", "/allocation", "/worklist", "/matrix", "/findings", "/checks", "/queries", "/overrides", "/sign-off"];

/** Every page, by its address in the app, as somebody who has all of it to see. */
const pages: { as: string; route: string; path?: string; of?: Record<string, string> }[] = [
  ...["/", "/wall", "/readiness", "/tracker", "/help", "/settings"].map((route) => ({ as: "Judith Penhallow", route })),
  { as: "Xanthe Yarrow", route: "/records" },
  { as: "Xanthe Yarrow", route: "/records/:personId", of: { personId: "R09" } },
  ...["/declare", "/capture/*", "/packs", "/scan"].map((route) => ({ as: "Ian Cattermole", route })),
  // A small service: what looks for faults of access looks at every cell of its charts.
  { as: "Ruth Amberley", route: "/packs/:serviceId", of: { serviceId: "SL01" } },
  ...["", "/timeline", "/assurance", "/review", "/supplier", "/readers"].map((part) => ({ as: "Ian Cattermole", route: "/incidents/:incidentId/*", path: `/incidents/:incidentId${part}`, of: emar })),
  ...parts.map((part) => ({ as: "Frank Osei-Tutu", route: `${service}/*`, path: service + part, of: emar })),
  ...["", "/mar", "/chronology", "/reads"].map((part) => ({
    as: "Frank Osei-Tutu", route: `${service}/people/:personId/*`, path: `${service}/people/:personId${part}`, of: emar,
  })),
  { as: "Carol Inchbald", route: `${service}/visits`, path: `${service}/visits?show=reassigned`, of: morning },
  // What is no page of the app, the server knows no better: shell.spec.ts.
];

const addressOf = ({ route, path, of = {} }: (typeof pages)[number]) =>
  Object.entries(of).reduce((address, [name, value]) => address.replace(`:${name}`, value), (path ?? route).replace(/\/\*$/, ""));

/** Loaded, and everything open that opens: what is folded away is looked at as well. */
async function shown(page: Page): Promise<void> {
  await page.getByRole("heading").first().waitFor();
  await expect(page.locator(".loading")).toHaveCount(0);
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
}

test("no page of the app is left out here", () => {
  const known = readFileSync(join(import.meta.dirname, "../../../src/Web/src/shell/pages.tsx"), "utf8");
  const routes = [...known.matchAll(/<Route path="([^"]+)"/g)].map((match) => match[1]);
  expect(routes.length).toBeGreaterThan(10);
  expect(routes.filter((route) => route !== "*" && !pages.some((one) => one.route === route))).toEqual([]);
});

test("the page to sign in is accessible and fits", async ({ page }) => {
  await page.goto("/settings");
  await shown(page);
  await expectAccessible(page, "light", "dark", "contrast");
  await expectToFit(page);
});

for (const one of pages) {
  const address = addressOf(one);
  test(`${address} is accessible in every theme, from 320 to 2560 pixels, at a zoom of 200 % and with letters twice as large`, async ({ page, node }) => {
    test.setTimeout(180_000);
    await signIn(page, node, one.as, "/settings");
    await page.goto(address);
    await shown(page);
    await expectAccessible(page, "light", "dark", "contrast");
    // A screen of 1280 pixels at 200 % has 640 to show things on.
    for (const width of [320, 640, 768, 1440, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      await expectToFit(page);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    await expectToFit(page);
  });
}
