import { expect, signIn, test } from "../kit";

test("what a manager does is on the quality director's board within a second, without a reload", async ({ browser, page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  const row = page.getByRole("row").filter({ hasText: "Larchfield" });
  await expect(row).toContainText("recovering");
  const before = await row.innerText();
  // When the row changes is noted by the page itself, so that the test's own looking costs nothing.
  await page.evaluate(() => {
    const at = () => [...document.querySelectorAll("tr, [role=row]")].find((one) => one.textContent?.includes("Larchfield"))?.textContent;
    const first = at();
    new MutationObserver((_, me) => {
      if (at() === first) return;
      Object.assign(window, { changedAt: Date.now() });
      me.disconnect();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

  const manager = await (await browser.newContext({ baseURL: node.http })).newPage();
  await signIn(manager, node, "Ruth Amberley", "/incidents/INC-2026-014/services/SL01/people/SP05");
  await manager.getByRole("button", { name: "Ask", exact: true }).first().click();
  await manager.getByRole("textbox", { name: "Question" }).fill("Where is the sheet of lunch?");
  const [sent] = await Promise.all([
    manager.waitForRequest((request) => request.url().endsWith("/RaiseQuery")),
    manager.getByRole("dialog").getByRole("button", { name: "Ask" }).click(),
  ]);
  await expect(manager.getByText("question open")).toBeVisible();
  await expect(row).not.toHaveText(before);
  const changedAt = await page.evaluate(() => (window as unknown as { changedAt: number }).changedAt);
  const took = changedAt - sent.timing().startTime;
  console.log(`the board changed ${Math.round(took)} ms after the manager's command was sent`);
  expect(took).toBeLessThanOrEqual(1_000);
  await manager.context().close();
});
