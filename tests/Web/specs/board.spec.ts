import { expect, signIn, test } from "../kit";

test("the board shows every service in recovery, worst first, and every number leads to what is behind it", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  const rows = page.getByRole("table").locator("tbody tr[aria-rowindex]");
  await expect(rows).toHaveCount(5);
  await expect(rows.first().getByRole("rowheader")).toContainText("Hollin Bank House");
  await expect(page.getByRole("status").filter({ hasText: "5 of 5 services" })).toBeVisible();
  await rows.first().getByRole("link", { name: /open, P1 at Hollin Bank House/ }).click();
  await expect(page).toHaveURL(/\/incidents\/INC-2026-017\/services\/RH01\/worklist\?priority=P1$/);
});

test("a choice stands in the address, and is there again after a reload", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.getByLabel("Type of service").selectOption({ label: "homecare" });
  await page.getByLabel("Find a service").fill("wexley");
  await expect(page).toHaveURL(/type=homecare/);
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: "1 of 5 services" })).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page.getByRole("status").filter({ hasText: "5 of 5 services" })).toBeVisible();
});

test("a total leads to the services that it comes from", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.getByRole("link", { name: /P1 open: show the services/ }).click();
  await expect(page).toHaveURL(/with=p1/);
  await expect(page.getByRole("status").filter({ hasText: "2 of 5 services" })).toBeVisible();
});

test("the trend is drawn, and is there as a table", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.getByText("Trend over time").click();
  await expect(page.getByRole("img", { name: /received, .* recorded, .* checked of .* expected/ })).toBeVisible();
  await page.getByText("The same as a table").click();
  await expect(page.getByRole("columnheader", { name: "Recorded" })).toBeVisible();
});

test("a board that has lost its server says so, and since when", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await expect(page.getByRole("table")).toBeVisible();
  await node.kill();
  await expect(page.getByRole("alert").filter({ hasText: "Not live since" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("table")).toBeVisible();
  await node.startAgain();
});

test("the wall screen has no controls, shows the time and the link, and Escape leads back", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.goto("/wall");
  await expect(page.locator(".wall .mark", { hasText: /Live$/ })).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.locator("time")).toContainText(/\d\d:\d\d/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Board", level: 1 })).toBeVisible();
});
