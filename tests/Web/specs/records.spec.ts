import { readFileSync } from "node:fs";
import { expect, expectAccessible, signIn, test } from "../kit";

const officer = "Xanthe Yarrow";

test("the data protection officer sees who is due, and of whom it is not known", async ({ page, node }) => {
  await signIn(page, node, officer);
  await page.getByRole("link", { name: "Records", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Records", exact: true })).toBeVisible();
  await expect(page.getByText("Kept for 8 years after care ended")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "end of care not recorded" }).first()).toBeVisible();
  await page.getByLabel("Show").selectOption("due");
  await expect(page.getByText("Nobody.")).toBeVisible();
  await expectAccessible(page);
});

test("an end of care is recorded and corrected, and a hold keeps the person from being erased", async ({ page, node }) => {
  await signIn(page, node, officer, "/records/R09");
  await page.getByText("Record when care ended").click();
  await page.getByLabel("Care ended on").fill("2010-01-31");
  await page.getByLabel("How it is known").fill("told by the family");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.getByText("Care ended on 2010-01-31: told by the family")).toBeVisible();
  await expect(page.getByText("Correct when care ended")).toBeVisible();
  await page.getByLabel("Care ended on").fill("2010-02-28");
  await page.getByLabel("How it is known").fill("the discharge letter");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.getByText("Care ended on 2010-02-28: the discharge letter")).toBeVisible();
  await expect(page.getByText("Care ended on 2010-01-31: told by the family")).toBeVisible();
  // Until the incident is closed nobody knows from which day the years count.
  await expect(page.getByText("kept: an incident is open")).toBeVisible();
  await expect(page.getByText("Kept until")).toHaveCount(0);

  await page.getByText("Place a hold on this person").click();
  await page.getByLabel("Reference").fill("COR/114");
  await page.getByLabel("Reason").fill("The coroner asks for the record.");
  await page.getByRole("button", { name: "Place the hold" }).click();
  await expect(page.getByRole("heading", { name: "Legal holds that stand (1)" })).toBeVisible();

  await page.getByRole("button", { name: "Erase the records" }).click();
  const question = page.getByRole("dialog");
  await expect(question.getByText("the whole record in INC-2026-017")).toBeVisible();
  await question.getByLabel("Reason").fill("The time is over.");
  await question.getByLabel("Type R09 to confirm").fill("R0");
  await expect(question.getByText("Type R09", { exact: true })).toBeVisible();
  await question.getByLabel("Type R09 to confirm").fill("R09");
  await expectAccessible(page);
  await question.getByRole("button", { name: "Erase the records" }).click();
  await expect(question.getByRole("alert")).toContainText("A legal hold stands on these records.");
  await expect(question.getByRole("alert")).toContainText("(COR/114)");
  await question.getByRole("button", { name: "Not now" }).click();

  await page.getByRole("button", { name: "Lift the hold" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("The inquest is over.");
  await page.getByRole("dialog").getByRole("button", { name: "Lift the hold" }).click();
  await expect(page.getByRole("heading", { name: "Legal holds that stand (0)" })).toBeVisible();

  // Something was recorded since care ended: that it ended long ago is not enough.
  await page.getByRole("button", { name: "Erase the records" }).click();
  await question.getByLabel("Reason").fill("The time is over.");
  await question.getByLabel("Type R09 to confirm").fill("R09");
  await question.getByRole("button", { name: "Erase the records" }).click();
  await expect(question.getByRole("alert")).toContainText("R09: something was recorded on");
});

test("the copy for the person comes as a file", async ({ page, node }) => {
  await signIn(page, node, officer, "/records/R09");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the copy" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/^subject-access-R09-\d+\.zip$/);
  const bytes = readFileSync(await file.path());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  expect(bytes.includes("subject-access.pdf")).toBe(true);
});

test("figures for a tender are downloaded from the tracker", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow", "/tracker");
  await page.getByLabel("As", { exact: true }).selectOption("csv");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the figures" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe("extract.csv");
  expect(readFileSync(await file.path(), "utf8")).toMatch(/^number,kind,month,/);
});

test("a manager of one home has no way to it", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await expect(page.getByRole("link", { name: "Records", exact: true })).toHaveCount(0);
  await page.goto("/records");
  await expect(page.getByText("This is not yours to see")).toBeVisible();
});
