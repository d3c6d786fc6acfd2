import { expect, expectAccessible, signIn, test } from "../kit";

const home = "/incidents/INC-2026-017/services/RH01/people";
const living = "/incidents/INC-2026-014/services";

test("a person's record begins with who it is and what is open", async ({ page, node }) => {
  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto(`${home}/R11`);
  await expect(page.getByRole("heading", { level: 1, name: "Joan Tattersfield" })).toBeVisible();
  await expect(page.getByText("5 Aug 1929")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Open (1)" })).toBeVisible();
  await expect(page.getByText("found: prn interval too short")).toBeVisible();
});

test("what was typed stays when the server refuses, also on the way to another tab and back", async ({ page, node }) => {
  await signIn(page, node, "Ruth Amberley");
  await page.goto(`${living}/SL01/people/SP05`);
  await page.getByRole("button", { name: "A note" }).click();
  await page.getByRole("button", { name: "Enter this line" }).click();
  await expect(page.getByLabel("Sheet", { exact: true })).toBeFocused();
  await page.getByLabel("Sheet", { exact: true }).fill("SL01-0303-005");
  await page.getByLabel("Kind of record").selectOption("nutrition");
  await page.getByLabel("Words").fill("Half of lunch, a cup of tea.");
  await page.getByLabel("Happened at: day").fill("2026-03-03");
  await page.getByLabel("Happened at: time").fill("12:40");
  await page.getByLabel("Written by").fill("CB");
  await page.getByRole("button", { name: "Enter this line" }).click();
  await expect(page.getByRole("alert")).toContainText("No entry before the restored system is verified");
  const parts = page.getByRole("navigation", { name: "Parts of the record" });
  await parts.getByRole("link", { name: "Chronology" }).click();
  await parts.getByRole("link", { name: "Record" }).click();
  await expect(page.getByLabel("Words")).toHaveValue("Half of lunch, a cup of tea.");
});

test("in an hour that the clocks skip or repeat it is asked which was meant", async ({ page, node }) => {
  await signIn(page, node, "Ruth Amberley");
  await page.goto(`${living}/SL01/people/SP05`);
  await page.getByRole("button", { name: "A note" }).click();
  await page.getByLabel("Happened at: day").fill("2026-03-29");
  await page.getByLabel("Happened at: time").fill("01:30");
  await expect(page.getByText("The clocks changed in this hour. Which time was it?")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("By a clock still on winter time (GMT)").check();
});

test("a question is asked, stays open, and is answered", async ({ page, node }) => {
  await signIn(page, node, "Ruth Amberley");
  await page.goto(`${living}/SL01/people/SP05`);
  await page.getByRole("button", { name: "Ask", exact: true }).first().click();
  await page.getByRole("textbox", { name: "Question" }).fill("Where is the sheet of lunch?");
  await page.getByRole("dialog").getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText("question open")).toBeVisible();
  await page.getByRole("button", { name: "Answer" }).click();
  await page.getByRole("textbox", { name: "Answer" }).fill("In the kitchen's folder.");
  await page.getByRole("dialog").getByRole("button", { name: "Answer" }).click();
  await expect(page.getByText("In the kitchen's folder.")).toBeVisible();
});

test("who entered something is not offered its check; a third person is", async ({ page, node }) => {
  await signIn(page, node, "Ewa Kubiak");
  await page.goto(`${living}/SL02/people/SP11`);
  await expect(page.getByText("You entered this: somebody else checks it.")).toBeVisible();
  await signIn(page, node, "Mwansa Tembo");
  await page.goto(`${living}/SL02/people/SP11`);
  await page.getByRole("button", { name: "Agrees with the paper: check" }).click();
  await expect(page.getByRole("heading", { name: "Open (0)" })).toBeVisible();
});

test("a chart is reviewed by keyboard: corrected by one, agreed to by another, and nobody agrees to a line that is not open before them", async ({ page, node }) => {
  await signIn(page, node, "Eleri Maddocks");
  await page.goto(`${home}/R22/mar`);
  const line = page.locator("button[data-line='entry:PD188']");
  await line.focus();
  await page.keyboard.press("k");
  await expect(line).not.toBeFocused();
  await page.keyboard.press("j");
  await expect(line).toBeFocused();
  await page.keyboard.press("x");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Whether it helped").fill("Nausea gone by 15:00.");
  await dialog.getByLabel("Why it is corrected").fill("Told by Devika Pillai-Moss.");
  await dialog.getByRole("button", { name: "Save the correction" }).click();
  await expect(page.locator("tr[data-of-line='entry:PD188']").first()).toContainText("not checked");
  await line.focus();
  await page.keyboard.press("a");
  await page.keyboard.press("a");
  await expect(page.getByText("You entered this: somebody else checks it.")).toBeVisible();

  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto(`${home}/R22/mar`);
  await line.focus();
  await page.keyboard.press("a");
  await expect(line).toHaveAttribute("aria-expanded", "true");
  await expect(page.locator("tr[data-of-line='entry:PD188']").first()).toContainText("not checked");
  await page.keyboard.press("a");
  await expect(page.locator("tr[data-of-line='entry:PD188']").first()).toContainText("checked: Frank Osei-Tutu");
});

test("the chart says what differs: a dose too soon, a drug without a witness, a sign that is not in the key, and what is left", async ({ page, node }) => {
  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto(`${home}/R11/mar`);
  await expect(page.getByText("2 h 36 min after the last; at least 4 h 00 min")).toBeVisible();
  await expect(page.getByRole("heading", { name: "10 of 11 lines finished, 1 left" })).toBeVisible();
  await page.goto(`${home}/R09/mar`);
  await expect(page.locator(".differences").getByText("no witness")).toBeVisible();
  await page.goto(`${home}/R15/mar`);
  await expect(page.getByText("paper: code K is not in the key of MAR-B")).toBeVisible();
  await page.goto(`${home}/R19/mar`);
  await expect(page.getByText("47 min late, outside its window of 30 min, time-critical")).toBeVisible();
});

test("the chronology puts the accounts of one thing into one row", async ({ page, node }) => {
  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto(`${home}/R11/chronology`);
  await expect(page.getByText("11 rows")).toBeVisible();
  await page.getByLabel("Only what differs").check();
  await expect(page.getByText(/^\d+ of 11 rows/)).toBeVisible();
});

test("who looked is told to managers, and to nobody else", async ({ page, node }) => {
  await signIn(page, node, "Ruth Amberley");
  await page.goto(`${living}/SL01/people/SP05/reads`);
  await expect(page.getByRole("row", { name: /Ruth Amberley/ }).first()).toBeVisible();
  await signIn(page, node, "Carys Boland");
  await page.goto(`${living}/SL01/people/SP05/reads`);
  await expect(page.getByRole("heading", { name: "Who looked is for managers" })).toBeVisible();
});

test("somebody of another service is told that this is not theirs to see", async ({ page, node }) => {
  await signIn(page, node, "Carys Boland");
  await page.goto(`${home}/R11`);
  await expect(page.getByRole("heading", { name: "This is not yours to see" })).toBeVisible();
});
