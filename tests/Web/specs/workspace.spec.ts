import type { Page } from "@playwright/test";
import { Api } from "../api";
import { expect, expectAccessible, expectToFit, signIn, test } from "../kit";

const home = "/incidents/INC-2026-017/services/RH01";
const flats = "/incidents/INC-2026-014/services/SL01";
const parts = ["", "/sheets", "/allocation", "/worklist", "/matrix", "/findings", "/checks", "/queries", "/overrides", "/sign-off"];

const said = (page: Page) => page.locator(".saying");

for (const part of parts) {
  test(`the part ${part || "/"} of the workspace is accessible and fits`, async ({ page, node }) => {
    await signIn(page, node, "Frank Osei-Tutu");
    await page.goto(home + part);
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    await expect(page.locator(".loading")).toHaveCount(0);
    await expectAccessible(page, "light");
    await expectAccessible(page, "dark");
    for (const width of [320, 768, 1440, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      await expectToFit(page);
    }
  });
}

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
  await expect(page.getByText("19 of 19")).toBeVisible();

  await page.goto("/incidents/INC-2026-014/services/SL03/sheets");
  await page.getByText("Issue sheets", { exact: true }).click();
  await page.getByLabel("Handed to").selectOption({ label: "Sian Aubrey, care worker" });
  await page.getByLabel("One sheet of the whole service").check();
  await page.getByRole("button", { name: "Issue 1 sheet" }).click();
  await expect(said(page)).toContainText(/1 sheet issued: SL03-\d{4}-\d{3}/);
  await expect(page.getByText("19 of 20")).toBeVisible();
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

test("a service is brought to its signature, and a later entry reopens it", async ({ page, node }) => {
  test.setTimeout(240_000);
  const [manager, senior] = ["Ruth Amberley", "Imran Sheikh-Dale"];
  await signIn(page, node, manager);
  const complete = async (step: number) => {
    await page.goto(flats);
    const card = page.locator(`#step-${step}`);
    await card.getByText(`Complete step ${step}`).click();
    await card.getByLabel("Who did it").selectOption({ label: `${senior}, senior carer` });
    await card.getByRole("button", { name: `Confirm step ${step}` }).click();
    await expect(card.getByText(/done \w{3} \d/)).toBeVisible();
  };
  await complete(1);
  await complete(2);
  await complete(3);

  await page.goto(`${flats}/allocation`);
  await page.getByRole("button", { name: /people without anybody \(8\)/ }).click();
  await page.getByLabel("Give to").selectOption({ label: `${senior}, senior carer` });
  await page.getByRole("button", { name: /^Allocate/ }).click();
  await expect(said(page)).toContainText("8 of 8 allocated");
  await complete(4);

  // What nothing was written of is settled on the person's page, which has tests of its own.
  const ruth = await Api.as(node.http, "meadowbank-group", "SLS01", "registered_manager", "SL01");
  await ruth.post("/incidents/INC-2026-014/people/SP05/items:except", {
    itemId: "record:SP05:nutrition:2026-03-03T12:00+00:00",
    kind: "confirmed_omitted",
    reason: "Out with her family; she ate with them.",
  });

  // A line and its copy were typed and checked by the same person. They are typed anew, and wait for somebody else.
  const imran = await Api.as(node.http, "meadowbank-group", "SLS02", "senior_carer", "SL01");
  await page.goto(`${flats}/checks`);
  await expect(page.getByRole("heading", { name: "1 check does not count" })).toBeVisible();
  const { entries } = (await ruth.get("/incidents/INC-2026-014/people/SP08")) as { entries: Record<string, unknown>[] };
  for (const { enteredAt: _, checkedAt: __, ...entry } of entries.filter((one) => one.entryId === "PR033" || one.entryId === "DR204")) {
    const typed = { ...entry, transcribedBy: "", checkedBy: "", notes: { typed_again: "for an independent check" } };
    await imran.post("/incidents/INC-2026-014/people/SP08/entries:correct", { entry: typed, reason: "Checked by whoever typed it." });
  }
  const check = page.locator("section[aria-labelledby=one-check]");
  await expect(page.getByText("2 entries wait for you.")).toBeVisible();
  await expectAccessible(page);
  await check.getByRole("heading", { level: 3 }).focus();
  await page.keyboard.press("s");
  await expect(check.getByRole("heading", { level: 3 })).toBeFocused();
  for (const left of ["1 entry waits for you.", "0 entries wait for you."]) {
    await page.keyboard.press("a");
    await expect(page.getByText(left)).toBeVisible();
  }
  await expect(page.getByRole("heading", { name: "Nothing waits for you" })).toBeFocused();

  for (let left = true; left; ) {
    await page.goto(`${flats}/findings`);
    await page.getByText(/of \d+ findings? shown/).waitFor();
    const next = page.getByRole("button", { name: "Look at it" }).first();
    left = await next.waitFor({ timeout: 3_000 }).then(() => true, () => false);
    if (!left) break;
    await next.click();
    const finding = page.locator("section[aria-labelledby=one-finding]");
    await finding.getByRole("radio", { name: /Explained/ }).check();
    await finding.getByRole("textbox", { name: "Reason" }).fill("Looked at with the staff on duty.");
    await finding.getByRole("button", { name: "Decide" }).click();
    await expect(said(page)).toContainText("Your decision is recorded.");
  }

  for (const step of [5, 6, 7, 9, 10]) await complete(step);

  await signIn(page, node, "Helen Garrowby");
  await page.goto(`${flats}/sign-off`);
  await page.getByLabel("Statement").fill("Every person has a complete record for the outage.");
  await page.getByRole("button", { name: "Sign off Larchfield" }).click();
  await expect(page.getByRole("dialog")).toContainText("17 of 17 sheets accounted for");
  await page.getByRole("dialog").getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page.getByText("Signed off by Helen Garrowby")).toBeVisible();

  await ruth.post("/incidents/INC-2026-014/people/SP05/queries", {
    queryId: "Q-after",
    itemId: "record:SP05:nutrition:2026-03-03T12:00+00:00",
    text: "Her family says that she did not eat.",
  });
  await expect(page.getByText("The record changed after the sign-off")).toBeVisible();
});
