import { expect, expectAccessible, expectToFit, signIn, test } from "../kit";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("a manager declares, sees what will be frozen before it is, and finds it frozen", async ({ page, node }) => {
    await signIn(page, node, "Ian Cattermole");
    await page.goto("/declare");
    await page.getByLabel("Kind").selectOption({ label: "Exercise: a drill, for practice" });
    await page.getByLabel("eMAR").check();
    await page.getByRole("button", { name: "15 min ago" }).click();
    await expect(page.getByLabel("In a few words")).toHaveValue("eMAR unavailable at Hollin Bank House");
    await page.getByRole("button", { name: "Show what will be frozen" }).click();
    await expect(page.getByRole("heading", { name: "This will be frozen" })).toBeFocused();
    await expectAccessible(page);
    await expectToFit(page);
    await page.getByRole("button", { name: "Declare, and freeze this" }).click();
    await expect(page.getByText("What is expected is frozen, and care goes on, on paper.")).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
    await page.getByRole("link", { name: "Go to the incident" }).click();
    await expect(page.getByRole("heading", { name: "eMAR unavailable at Hollin Bank House", level: 1 })).toBeVisible();
    await expect(page.locator(".mark", { hasText: /contingency$/ })).toBeVisible();
    await expect(page.getByText("nothing frozen yet")).toHaveCount(0);
  });
});

test("nothing is declared while something is missing, and what was typed stays", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto("/declare");
  await page.getByLabel("Supplier").fill("Tallis");
  await page.getByRole("button", { name: "Show what will be frozen" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose at least one system.");
  await expect(page.getByLabel("Supplier")).toHaveValue("Tallis");
});

test("a care worker says that something is down, and everybody's board shows it", async ({ page, node }) => {
  await signIn(page, node, "Lydia Abara");
  await page.goto("/declare");
  await expect(page.getByRole("heading", { name: "Something does not work?" })).toBeVisible();
  await page.getByLabel("What does not work?").fill("The tablets show no charts");
  await page.getByRole("button", { name: "Put it on the record" }).click();
  await page.getByRole("link", { name: "See it" }).click();
  await expect(page.locator(".mark", { hasText: /suspected$/ })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("link", { name: "The tablets show no charts" })).toBeVisible();
});
