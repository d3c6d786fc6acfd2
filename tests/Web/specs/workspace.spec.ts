import type { Page } from "@playwright/test";
import { expect, expectAccessible, signIn, test } from "../kit";

const home = "/incidents/INC-2026-017/services/RH01";
const flats = "/incidents/INC-2026-014/services/SL01";

const said = (page: Page) => page.locator(".saying");

test("somebody from another service is told that it is not theirs", async ({ page, node }) => {
  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto(flats);
  await expect(page.getByRole("heading", { name: "This is not yours to see" })).toBeVisible();
});

test("a step that is not finished is refused with its reasons, and what was typed stays", async ({ page, node }) => {
  await signIn(page, node, "Colin Featherby");
  await page.goto("/incidents/INC-2026-014/services/SL02");
  const step = page.locator("#step-3");
  await expect(step.getByText("1 sheet not accounted for.")).toBeVisible();
  await step.getByText("Complete step 3").click();
  await step.getByRole("button", { name: "Confirm step 3" }).click();
  await expect(step.getByText("Choose who did this step.")).toBeVisible();
  await step.getByLabel("Who did it").selectOption({ label: "Mwansa Tembo, senior carer" });
  await step.getByLabel("Note").fill("Handed over at eight.");
  await step.getByRole("button", { name: "Confirm step 3" }).click();
  await expect(step.getByRole("alert")).toBeVisible();
  await expect(step.getByLabel("Note")).toHaveValue("Handed over at eight.");
});

test("a sheet is counted back by number, issued with the next serial, and given up for lost only after a second question", async ({ page, node }) => {
  await signIn(page, node, "Teresa Hallam-Voss");
  await page.goto("/incidents/INC-2026-014/services/SL03/sheets?show=out");
  await page.getByRole("button", { name: /^SL03-/ }).click();
  const sheet = page.locator("section[aria-labelledby=one-sheet]");
  await expect(sheet.getByRole("heading", { level: 3 })).toBeFocused();
  await sheet.getByLabel(/^Pages in hand/).fill("99");
  await sheet.getByRole("button", { name: "Count it back" }).click();
  await expect(sheet.getByText(/This sheet was issued with/)).toBeVisible();
  await sheet.getByText("It cannot be found").click();
  await sheet.getByLabel("Where it was looked for").fill("Office, van and kitchen; Sian Aubrey was asked.");
  await sheet.getByRole("button", { name: "Attest that it is lost" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("This cannot be taken back")).toBeVisible();
  await dialog.getByRole("button", { name: "Attest the loss" }).click();
  await expect(said(page)).toContainText("is attested");
  await expect(page.getByText("19 of 19").first()).toBeVisible();

  await page.goto("/incidents/INC-2026-014/services/SL03/sheets");
  await page.getByText("Issue sheets", { exact: true }).click();
  await page.getByLabel("Handed to").selectOption({ label: "Sian Aubrey, care worker" });
  await page.getByLabel("One sheet of the whole service").check();
  await page.getByRole("button", { name: "Issue 1 sheet" }).click();
  await expect(said(page)).toContainText(/1 sheet issued: SL03-\d{4}-\d{3}/);
  await expect(page.getByText("19 of 20").first()).toBeVisible();
});

test("open work is given to somebody in one go", async ({ page, node }) => {
  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto(`${home}/allocation`);
  await page.getByRole("button", { name: /everything open that nobody has/ }).click();
  await page.getByLabel("Give to").selectOption({ label: "Hannah Prestwich, nurse" });
  await page.getByRole("button", { name: "Allocate 9 pieces of work" }).click();
  await expect(said(page)).toContainText("9 of 9 allocated to Hannah Prestwich");
  await expect(page.getByRole("row", { name: /Hannah Prestwich 9 9 4/ })).toBeVisible();
  await page.goto(`${home}/worklist?mine=1`);
  await expect(page.getByText("0 of 9 open items shown.")).toBeVisible();
});

test("the worklist is filtered by its address, and walked with the arrows", async ({ page, node }) => {
  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto(`${home}/worklist?priority=P1`);
  await expect(page.getByText("4 of 9 open items shown.")).toBeVisible();
  const items = page.locator("a[data-item]");
  await items.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/people\/R\d+\?item=/);
});

test("behind every figure of the matrix stand its items", async ({ page, node }) => {
  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto(`${home}/matrix`);
  await page.getByRole("row", { name: /Audrey Penhale/ }).getByRole("button").first().click();
  const behind = page.locator("section[aria-labelledby=behind]");
  await expect(behind.getByRole("heading")).toBeFocused();
  await expect(behind.getByRole("heading")).toContainText("Audrey Penhale, all times: 10 items, 1 open");
  await expect(behind.getByRole("link")).toHaveCount(10);
});

test("a finding is decided beside its evidence, with a reason", async ({ page, node }) => {
  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto(`${home}/findings`);
  await page.getByRole("button", { name: /recorded several times/ }).first().click();
  const finding = page.locator("section[aria-labelledby=one-finding]");
  await expect(finding.getByRole("heading", { name: "On paper" })).toBeVisible();
  await expect(finding.getByText("PD042, sheet HB-MAR-006, line 1")).toBeVisible();
  await finding.getByRole("button", { name: "Decide" }).click();
  await expect(finding.getByText("Choose one.")).toBeVisible();
  await finding.getByRole("radio", { name: /Corrected/ }).check();
  await finding.getByRole("textbox", { name: "Reason" }).fill("One dose: the second row was entered from memory.");
  await finding.getByRole("button", { name: "Decide" }).click();
  await expect(finding.getByRole("alert")).toContainText("no longer arises");
  await finding.getByRole("radio", { name: /Explained/ }).check();
  await finding.getByRole("button", { name: "Decide" }).click();
  await expect(finding.getByText(/Explained by Frank Osei-Tutu/)).toBeVisible();
});

test("sign-off names everything that is in the way, and leads to it", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(`${home}/sign-off`);
  await expect(page.getByText(/Not yet: \d+ things are in the way/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Sign off/ })).toHaveCount(0);
  await page.getByRole("link", { name: /^Step 3 is not completed/ }).click();
  await expect(page).toHaveURL(`${node.http}${home}#step-3`);
});

test("second checks are made by keyboard; one by whoever typed the entry does not count, and is made again", async ({ page, node }) => {
  await signIn(page, node, "Ruth Amberley");
  await page.goto(`${flats}/checks`);
  const check = page.locator("section[aria-labelledby=one-check]");
  await expect(page.getByText("2 entries wait for you.")).toBeVisible();
  await expect(check.getByText("does not count")).toBeVisible();
  await expectAccessible(page);
  await check.getByRole("heading", { level: 3 }).focus();
  await page.keyboard.press("s");
  await expect(check.getByRole("heading", { level: 3 })).toBeFocused();
  for (const left of ["1 entry waits for you.", "0 entries wait for you."]) {
    await page.keyboard.press("a");
    await expect(page.getByText(left)).toBeVisible();
  }
  await expect(page.getByRole("heading", { name: "Nothing waits for you" })).toBeFocused();
});
