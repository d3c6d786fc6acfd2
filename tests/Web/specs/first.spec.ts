import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, signIn, test } from "../kit";

const client = join(import.meta.dirname, "../../../src/Silo/bin/Release/node/client");

test("the first board takes at most 250 kB of script, and two seconds on a processor four times slower", async ({ browser, page, node }) => {
  test.setTimeout(120_000);
  await signIn(page, node, "Judith Penhallow");
  const storageState = await page.context().storageState();
  await page.close();
  const [times, sizes]: [number[], number[]] = [[], []];
  // Devices that have never seen the app. What else the machine does only adds to a time: the quickest of seven says what the app takes.
  for (let i = 0; i < 7; i++) {
    const context = await browser.newContext({ baseURL: node.http, storageState, serviceWorkers: "block" });
    const device = await context.newPage();
    await (await context.newCDPSession(device)).send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await device.addInitScript(() => {
      new MutationObserver((_, me) => {
        if (!document.body?.textContent?.includes("Hollin Bank House")) return;
        me.disconnect();
        requestAnimationFrame(() => Object.assign(window, { shownAt: performance.now() }));
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await device.goto("/");
    await device.waitForFunction(() => "shownAt" in window);
    times.push(await device.evaluate(() => (window as unknown as { shownAt: number }).shownAt));
    const scripts = await device.evaluate(() => performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname).filter((path) => path.endsWith(".js")));
    sizes.push(scripts.map((path) => readFileSync(join(client, `${path}.gz`)).length).reduce((sum, one) => sum + one, 0));
    await context.close();
  }
  console.log(`${Math.max(...sizes)} bytes of script (gzip); first board after ${times.map((time) => Math.round(time)).join(", ")} ms`);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(250_000);
  expect(Math.min(...times)).toBeLessThanOrEqual(2_000);
});
