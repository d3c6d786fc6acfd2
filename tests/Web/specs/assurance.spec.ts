import { expect, signIn, test } from "../kit";

const assurance = "/incidents/INC-2026-017/assurance";

test("a notification is drafted from the record, decided, sent and acknowledged, and its clock stops when it is sent", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(assurance);
  const ico = page.locator("section[aria-labelledby=notifications] li", { has: page.getByRole("heading", { name: "ICO" }) });
  await expect(ico.getByText("not decided")).toBeVisible();
  await expect(ico.getByText(/^Limit /).or(ico.getByText(/Limit \w{3} \d/)).first()).toBeVisible();
  await ico.getByText("Draft from the record").click();
  await expect(ico.locator(".letter")).toContainText("[to be completed:");
  await ico.locator("summary", { hasText: /^Decide/ }).click();
  await ico.getByRole("radio", { name: "Yes" }).check();
  await ico.getByLabel("Reason").fill("Records were not available for a day.");
  await ico.getByRole("button", { name: "Decide" }).click();
  await expect(ico.getByText("notify: not sent yet")).toBeVisible();
  await ico.getByText("It was sent").click();
  await ico.getByLabel(/^Reference/).last().fill("IC-2026-0310");
  await ico.getByRole("button", { name: "Record" }).click();
  await expect(ico.getByText("notified, late")).toBeVisible();
  await expect(ico.getByText(/reference IC-2026-0310/)).toBeVisible();
  await ico.getByText("They have acknowledged it").click();
  await ico.getByLabel(/^Reference/).last().fill("Receipt 77");
  await ico.getByRole("button", { name: "Record" }).click();
  await expect(ico.getByText("notified and acknowledged, late")).toBeVisible();
});

test("how it went stands beside its limits", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto("/incidents/INC-2026-017/review");
  await expect(page.getByRole("row", { name: /1\. All clear/ })).toContainText("not done");
  await expect(page.getByText(/^Came back: .*mar/i)).toBeVisible();
});

test("the tracker shows the director what is not finished, and each incident leads to its page", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.getByRole("link", { name: "Governance tracker" }).click();
  await expect(page.getByRole("heading", { name: "Incidents (3)" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Overdue steps \([1-9]/ })).toBeVisible();
  await page.getByRole("link", { name: /Electronic medication records/ }).first().click();
  await expect(page).toHaveURL(/INC-2026-017/);
});
