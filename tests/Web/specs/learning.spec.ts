import type { Locator, Page } from "@playwright/test";
import { Api } from "../api";
import { expect, expectAccessible, expectToFit, signIn, test } from "../kit";

const emar = "/incidents/INC-2026-017";

const section = (page: Page, name: string) => page.locator("section.panel", { has: page.getByRole("heading", { level: 2, name }) });

const said = (page: Page, text: string) => expect(page.locator(".saying")).toContainText(text);

/** What stands in the way of a form's button is told beside it, and the button does nothing until it is done. */
async function needs(form: Locator, button: string, what: string): Promise<void> {
  await expect(form.getByText(what)).toBeVisible();
  await expect(form.getByRole("button", { name: button })).toHaveAttribute("aria-disabled", "true");
}

test("a question of the review is answered, with what the answer rests on", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.goto(`${emar}/review`);
  const questions = section(page, "Questions of the review");
  await expect(questions.getByText("0 of 5 are answered.")).toBeVisible();
  const printed = questions.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /^Was the printed material current/ }) });
  await expect(printed.getByText(/printed summaries current for \d+ of \d+ people/)).toBeVisible();
  await printed.getByText("Answer it").click();
  await needs(printed, "Record the answer", "Still needed: an answer, what it rests on");
  await printed.getByRole("radio", { name: "Partly" }).check();
  await printed.getByLabel("What does it rest on?").fill("Two charts were of the week before.");
  await expectAccessible(page, "light", "dark", "contrast");
  await printed.getByRole("button", { name: "Record the answer" }).click();
  await said(page, "The answer is recorded.");
  await expect(printed.getByText("Two charts were of the week before.")).toBeVisible();
  await expect(questions.getByText("1 of 5 are answered.")).toBeVisible();
});

test("a contributory factor is identified, answered by an action, and withdrawn only with a reason", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.goto(`${emar}/review`);
  const factors = section(page, "Contributory factors");
  await factors.getByText("Identify a factor").click();
  await factors.getByLabel("Factor").selectOption({ label: "Failure at the supplier" });
  await expect(factors.getByText("The supplier's system failed.")).toBeVisible();
  await factors.getByLabel("How did it contribute?").fill("A certificate had run out.");
  await factors.getByRole("button", { name: "Identify it" }).click();
  await said(page, "The factor is identified.");
  await expect(factors.getByText("A certificate had run out.")).toBeVisible();

  const actions = section(page, "Actions");
  await actions.getByText("Add an action").click();
  await actions.getByLabel("What is to be done?").fill("Ask the supplier for a calendar of certificates");
  await actions.getByLabel("Whose is it?").selectOption({ label: "Ian Cattermole" });
  await actions.getByLabel("By when?").fill("2027-01-15");
  await actions.getByLabel("Which factor does it answer?").selectOption({ label: "Tools: failure at the supplier" });
  await actions.getByLabel("When is its effect checked?").fill("2027-03-01");
  await expectAccessible(page, "light", "dark", "contrast");
  await actions.getByRole("button", { name: "Add the action" }).click();
  await expect(actions.getByText(/its effect is checked on Mon 1 Mar 2027; answers Tools: failure at the supplier/)).toBeVisible();

  await factors.getByRole("button", { name: "Withdraw: Tools: failure at the supplier" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel("Reason").fill("The certificate was the group's own.");
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await said(page, "The factor is withdrawn.");
  await expect(factors.getByText("No factor is identified yet.")).toBeVisible();
});

test("an action that does not work is open again, as somebody else than its owner found", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(`${emar}/review`);
  const actions = section(page, "Actions");
  await actions.getByText("Add an action").click();
  await actions.getByLabel("What is to be done?").fill("Print the charts each Sunday");
  await actions.getByLabel("Whose is it?").selectOption({ label: "Frank Osei-Tutu" });
  await actions.getByLabel("By when?").fill("2026-12-01");
  await actions.getByRole("button", { name: "Add the action" }).click();
  const one = actions.getByRole("listitem").filter({ hasText: "Print the charts each Sunday" });
  await one.getByRole("button", { name: "Close: Print the charts each Sunday" }).click();
  await page.getByRole("dialog").getByLabel("Proof").fill("The print log of three weeks");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await one.getByText("Check whether it works").click();
  await one.getByRole("radio", { name: /^No/ }).check();
  await one.getByLabel("How you know").fill("The charts of two people were a week old.");
  await one.getByRole("button", { name: "Record the check" }).click();
  await expect(one.getByText("Opened again once, because it did not work.")).toBeVisible();
});

test("what a family says is recorded in their words, and what is anonymous names nobody", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(`${emar}/review`);
  const heard = section(page, "What people say");
  await heard.getByText("Record what somebody says").click();
  await heard.getByLabel("In their own words").fill("Nobody rang us until the evening.");
  await heard.getByLabel("Who says it?").selectOption({ label: "Family or friends" });
  await heard.getByLabel("Their name").fill("Mr Tattersfield");
  await expectAccessible(page, "light", "dark", "contrast");
  await heard.getByRole("button", { name: "Record it" }).click();
  await expect(heard.getByText("“Nobody rang us until the evening.”")).toBeVisible();
  await expect(heard.getByText(/^Mr Tattersfield, .*recorded by Ian Cattermole/)).toBeVisible();
  await heard.getByLabel("In their own words").fill("We did not know who was in charge.");
  await heard.getByLabel("Who says it?").selectOption({ label: "A member of staff" });
  await heard.getByLabel("Their role").selectOption({ label: "Nurse" });
  await heard.getByLabel("They are not to be named").check();
  await expect(heard.getByText(/The timeline shows that you recorded something/)).toBeVisible();
  await heard.getByRole("button", { name: "Record it" }).click();
  const anonymous = heard.getByRole("listitem").filter({ hasText: "We did not know who was in charge." });
  await expect(anonymous.getByText(/^anonymous, nurse/)).toBeVisible();
  await expect(anonymous.getByText("recorded by")).toHaveCount(0);
});

test("a care worker says what the outage was like, from the timeline; the review is not theirs to see", async ({ page, node }) => {
  await signIn(page, node, "Lydia Abara");
  await page.goto(`${emar}/review`);
  await expect(page.getByRole("heading", { name: "This is not yours to see" })).toBeVisible();
  await page.goto(`${emar}/timeline`);
  await page.getByRole("button", { name: "What somebody says of it" }).click();
  await page.getByLabel("In their own words").fill("The paper charts were easy to read.");
  await expectAccessible(page, "light", "dark", "contrast");
  await page.getByRole("button", { name: "Record it" }).click();
  await said(page, "What they say is recorded.");
  await expect(page.getByText(/^Feedback F-.* recorded \(staff\)$/).first()).toBeVisible();
});

test("a lead sees the review, is told in words what is not theirs, and records what the supplier promised", async ({ page, node }) => {
  await signIn(page, node, "Eleri Maddocks");
  await page.goto(`${emar}/review`);
  await expect(page.getByText(/^As nurse in charge you cannot answer for the review/)).toBeVisible();
  await expect(page.getByText("Identify a factor")).toHaveCount(0);
  await page.goto(`${emar}/readers`);
  await expect(page.getByText(/^As nurse in charge you cannot give or end access/)).toBeVisible();
  await page.goto(`${emar}/supplier`);
  await expect(page.getByRole("heading", { name: "Scorecard of Tallis Medication Systems" })).toBeVisible();
  const contacts = section(page, "Contacts");
  await contacts.getByText("Record a contact").click();
  await contacts.getByLabel("What was said?").fill("Asked when the charts are back");
  await contacts.getByLabel("It asks for an answer").check();
  await contacts.getByLabel("When?").fill("2026-03-10T08:00");
  await contacts.getByRole("button", { name: "Record the contact" }).click();
  await expect(contacts.getByText("waits for an answer")).toBeVisible();

  await contacts.getByLabel("They told or answered us").check();
  await contacts.getByLabel("What was said?").fill("They are working on it");
  await contacts.getByLabel("When?").fill("2026-03-10T09:30");
  await contacts.getByLabel("Which question does it answer?").selectOption({ index: 1 });
  await contacts.getByLabel("What did the supplier promise?").fill("Back by noon");
  await needs(contacts, "Record the contact", "Still needed: by when it is promised");
  await contacts.getByLabel("Promised by when?").fill("2026-03-10T12:00");
  await expectAccessible(page, "light", "dark", "contrast");
  await contacts.getByRole("button", { name: "Record the contact" }).click();
  await expect(contacts.getByText("past, not judged")).toBeVisible();
  const card = page.locator("section[aria-labelledby=scorecard]");
  await expect(card.getByText("1 of 1")).toBeVisible();

  await contacts.getByText("Was the promise kept?").click();
  await contacts.getByRole("radio", { name: "No, it was not kept" }).check();
  await contacts.getByLabel("How do you know?").fill("It came back at 17:30.");
  await contacts.getByRole("button", { name: "Record the judgement" }).click();
  await expect(contacts.locator(".mark", { hasText: /not kept$/ })).toBeVisible();
  await expect(card.getByText("0 of 1")).toBeVisible();
  await expect(card.locator("div", { hasText: /^Broken1$/ })).toBeVisible();
});

test("a clock is counted from when the provider became aware", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(`${emar}/assurance`);
  const ico = page.locator("section[aria-labelledby=notifications] li", { has: page.getByRole("heading", { name: "ICO" }) });
  await expect(ico.getByText(/^Counted from Tue 10 Mar, .*when the outage was detected$/)).toBeVisible();
  await ico.getByText("We became aware at another time").click();
  await ico.getByLabel("Aware since").fill("2026-03-12T09:15");
  await ico.getByLabel("What came to light, and how?").fill("The supplier told of records that cannot be restored.");
  await expectAccessible(page, "light", "dark", "contrast");
  await ico.getByRole("button", { name: "Count from then" }).click();
  await expect(ico.getByText("Counted from Thu 12 Mar, 09:15, when you became aware of what has to be told")).toBeVisible();
  await expect(ico.getByText(/Limit Sun 15 Mar, 09:15/)).toBeVisible();
});

test("an inspector reads the incident while they have access, and not a moment longer", async ({ page, node }) => {
  const inspector = await Api.as(node.http, "meadowbank-group", "m.okafor", "inspector", "");
  await expect(inspector.get(emar)).rejects.toThrow(/40[34]/);
  await signIn(page, node, "Ian Cattermole");
  await page.goto(`${emar}/readers`);
  await expect(page.getByText("Nobody from outside was given access.")).toBeVisible();
  await page.getByText("Give somebody access").click();
  await page.getByLabel("Who?").fill("M Okafor");
  await expect(page.getByText(/^Letters, digits, dot/)).toBeVisible();
  await page.getByLabel("Who?").fill("m.okafor");
  await page.getByLabel("As what?").selectOption({ label: "Inspector" });
  await page.getByLabel("What for?").fill("Asked for at the visit of Monday");
  await page.getByLabel("Until when?").fill("2036-01-01T12:00");
  await expectAccessible(page, "light", "dark", "contrast");
  await page.getByRole("button", { name: "Give access" }).click();
  await expect(page.getByRole("alert")).toContainText("as long as policy allows");
  await expect(page.getByLabel("What for?")).toHaveValue("Asked for at the visit of Monday");
  await page.getByLabel("Until when?").fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 16));
  await page.getByRole("button", { name: "Give access" }).click();
  await expect(page.getByRole("heading", { name: "m.okafor, inspector" })).toBeVisible();
  expect(JSON.stringify(await inspector.get(emar))).toContain("INC-2026-017");

  await page.getByRole("button", { name: "End access: m.okafor" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("The visit is over.");
  await page.getByRole("dialog").getByRole("button", { name: "End access" }).click();
  await expect(page.getByText(/Ended by Ian Cattermole: The visit is over\./)).toBeVisible();
  await expect(inspector.get(emar)).rejects.toThrow(/40[34]/);
});

test("a meeting is noted for two incidents at once, and stands on the tracker and in each review", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.goto("/tracker");
  await page.getByText("Note a meeting").click();
  const form = page.locator("form", { has: page.getByRole("button", { name: "Note the meeting" }) });
  await needs(form, "Note the meeting", "Still needed: what it spoke about");
  await form.getByLabel("Which meeting?").selectOption({ label: "Monthly governance meeting" });
  await form.getByLabel("Held on").fill("2026-11-20");
  await form.getByLabel("Next on").fill("2026-12-18");
  const medicines = form.getByLabel("Electronic medication records unavailable, supplier side", { exact: true });
  await medicines.check();
  await form.getByRole("textbox", { name: /^Decided about Electronic medication/ }).fill("The supplier comes to the next meeting.");
  await form.getByRole("checkbox").nth(0).check();
  await form.getByRole("textbox", { name: /^Decided about (?!Electronic medication)/ }).fill("Printed rotas are looked at each week.");
  await expectAccessible(page, "light", "dark", "contrast");
  await expectToFit(page);
  await form.getByRole("button", { name: "Note the meeting" }).click();
  await said(page, "The meeting is noted.");
  const row = page.getByRole("row", { name: /Fri 20 Nov 2026/ });
  await expect(row).toContainText("The supplier comes to the next meeting.");
  await expect(row).toContainText("Printed rotas are looked at each week.");
  await row.getByRole("link", { name: /Electronic medication/ }).click();
  await expect(page.getByRole("heading", { name: "Monthly governance meeting, Fri 20 Nov 2026" })).toBeVisible();
});
