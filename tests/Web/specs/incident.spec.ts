import { readFileSync } from "node:fs";
import { expect, signIn, test } from "../kit";

const emar = "/incidents/INC-2026-017";

test("an incident tells where it stands, what comes next and its clocks", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(emar);
  await expect(page.getByRole("heading", { name: "Electronic medication records unavailable, supplier side", level: 1 })).toBeVisible();
  await expect(page.getByText("Each service works through its steps and signs off.")).toBeVisible();
  await expect(page.getByText("Tue 10 Mar, 17:30").first()).toBeVisible();
  await expect(page.getByText("A loss window is found.")).toBeVisible();
});

test("a note goes on the timeline with when it happened, and is found there", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(`${emar}/timeline`);
  await page.getByRole("button", { name: "Note" }).click();
  await page.getByLabel("What happened?").fill("Supplier rang: the report comes on Friday");
  await page.getByRole("button", { name: "Put on the timeline" }).click();
  await page.getByLabel("Find in the timeline").fill("report friday");
  await expect(page.getByText("Supplier rang: the report comes on Friday")).toBeVisible();
  await expect(page).toHaveURL(/text=report/);
});

test("each decision about a notification has its reason", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.goto(`${emar}/assurance`);
  await page.getByText("Decide: Insurer").click();
  await page.getByRole("radio", { name: "No" }).check();
  const decide = page.getByRole("button", { name: "Decide", exact: true });
  await expect(decide).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("textbox", { name: "Reason" }).fill("No loss that the policy covers");
  await decide.click();
  await expect(page.getByText("1 of 7 are decided.")).toBeVisible();
  await expect(page.getByText("No loss that the policy covers")).toBeVisible();
});

test("the evidence pack is downloaded whole, as a zip", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.goto(`${emar}/assurance`);
  const [pack] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download the evidence pack" }).click()]);
  expect(pack.suggestedFilename()).toMatch(/\.zip$/);
  expect(readFileSync(await pack.path()).subarray(0, 2).toString()).toBe("PK");
});

test("nobody is offered what their role may not do", async ({ page, node }) => {
  await signIn(page, node, "Lydia Abara");
  await page.goto(emar);
  await expect(page.getByRole("heading", { name: "Next" })).toBeVisible();
  await expect(page.getByText("Record a loss window")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Assurance" })).toHaveCount(0);
});
