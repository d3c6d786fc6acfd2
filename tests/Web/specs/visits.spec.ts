import { expect, signIn, test } from "../kit";

const visits = "/incidents/INC-2026-019/services/HB01/visits";

test("each number on top leads to the visits that it counts", async ({ page, node }) => {
  await signIn(page, node, "Carol Inchbald");
  await page.goto(visits);
  const counts = page.getByRole("navigation", { name: "Which visits" });
  for (const name of ["Missed", "Late", "Reassigned", "Double-ups", "Time-critical"]) {
    const link = counts.getByRole("link", { name: new RegExp(`^\\d+ ?${name}$`) });
    const stated = Number(/^\d+/.exec((await link.textContent()) ?? "")?.[0]);
    await link.click();
    await expect(page.locator("tr.line")).toHaveCount(stated);
  }
});

test("the missed time-critical visit says that welfare is not confirmed, and what has to be done", async ({ page, node }) => {
  await signIn(page, node, "Carol Inchbald");
  await page.goto(`${visits}?show=missed`);
  const row = page.getByRole("row", { name: /V045/ });
  await expect(row).toContainText("missed");
  await expect(row).toContainText("welfare not confirmed");
  await row.getByRole("button").click();
  await expect(page.getByText("review the missed visit; confirm that the person is well")).toBeVisible();
});

test("that a family was told, and a change of the rota, are recorded about a visit", async ({ page, node }) => {
  await signIn(page, node, "Carol Inchbald");
  await page.goto(`${visits}?show=missed`);
  await page.getByRole("row", { name: /V045/ }).getByRole("button").click();
  await page.getByRole("button", { name: "Family or others told" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Record" }).click();
  await expect(page.getByRole("dialog").getByText("Say in a few words what was said.")).toBeVisible();
  await page.getByLabel("What was said").fill("Daughter told at once; she rings in the evening.");
  await page.getByRole("dialog").getByRole("button", { name: "Record" }).click();
  await expect(page.getByText("Daughter told at once; she rings in the evening.")).toBeVisible();
  await page.getByRole("button", { name: "Change of the rota" }).click();
  await page.getByLabel("To", { exact: true }).selectOption({ index: 3 });
  await page.getByLabel("Why").fill("The change was lost between two telephones.");
  await page.getByRole("button", { name: "Record the change" }).click();
  await expect(page.getByText("The change was lost between two telephones.")).toBeVisible();
});
