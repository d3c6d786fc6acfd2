import { expect, test } from "../kit";
import { tabTo } from "../keyboard";

const said = ".saying";

test("from signing in to a step, an exception and a decision, with the keyboard alone", async ({ page, node }) => {
  test.setTimeout(180_000);
  const press = (key: string) => page.keyboard.press(key);
  await page.goto(`${node.http}/signin?return=/`);
  await tabTo(page, page.getByRole("button", { name: "Ruth Amberley" }).first());
  await press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Larchfield" }).first());
  await press("Enter");

  const step = page.locator("#step-1");
  await tabTo(page, step.locator("summary", { hasText: "Complete step 1" }));
  await press("Enter");
  await tabTo(page, step.getByLabel("Who did it"));
  await page.keyboard.type("Imran");
  await tabTo(page, step.getByRole("button", { name: "Confirm step 1" }));
  await press("Enter");
  await expect(step.getByText(/done \w{3} \d/)).toBeVisible();

  await tabTo(page, page.getByRole("link", { name: /^Worklist/ }));
  await press("Enter");
  const open = page.locator("a[data-item*='SP05']");
  await tabTo(page, page.locator("a[data-item]").first());
  for (let i = 0; i < 10 && !(await open.evaluate((element) => element === document.activeElement)); i++) await press("ArrowDown");
  await expect(open).toBeFocused();
  await press("Enter");
  await tabTo(page, page.getByRole("button", { name: "No entry: account for it" }));
  await press("Enter");
  const dialog = page.getByRole("dialog");
  await tabTo(page, dialog.getByRole("radio").first());
  await press("Space");
  await tabTo(page, dialog.getByLabel("Reason"));
  await page.keyboard.type("Out with her family; she ate with them.");
  await tabTo(page, dialog.getByRole("button", { name: "Record the exception" }));
  await press("Enter");
  await expect(page.locator(said)).toContainText("Recorded as an exception.");
  await expect(dialog).toHaveCount(0);

  await page.goBack();
  await tabTo(page, page.getByRole("link", { name: /^Findings/ }));
  await press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Look at it" }).first());
  await press("Enter");
  const finding = page.locator("section[aria-labelledby=one-finding]");
  await tabTo(page, finding.getByRole("radio").first());
  // One stop for the group; arrows choose in it.
  while (!(await finding.getByRole("radio", { name: /Explained/ }).isChecked())) await press("ArrowDown");
  await tabTo(page, finding.getByRole("textbox", { name: "Reason" }));
  await page.keyboard.type("Looked at with the staff on duty.");
  await tabTo(page, finding.getByRole("button", { name: "Decide" }));
  await press("Enter");
  await expect(page.locator(said)).toContainText("Your decision is recorded.");

  await tabTo(page, page.getByRole("button", { name: "Sign out" }));
  await press("Enter");
  await expect(page.getByRole("link", { name: "Sign in" }).or(page.getByRole("button", { name: "Ruth Amberley" })).first()).toBeVisible();
});

test("an outage is declared and frozen with the keyboard alone", async ({ page, node }) => {
  test.setTimeout(180_000);
  const press = (key: string) => page.keyboard.press(key);
  await page.goto(`${node.http}/signin?return=/`);
  await tabTo(page, page.getByRole("button", { name: "Ian Cattermole" }).first());
  await press("Enter");
  await tabTo(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Declare an outage" }));
  await press("Enter");

  await tabTo(page, page.getByLabel("eMAR"));
  await press("Space");
  await tabTo(page, page.getByRole("button", { name: "15 min ago" }));
  await press("Enter");
  const words = page.getByLabel("In a few words");
  await tabTo(page, words);
  await expect(words).toHaveValue(/^eMAR unavailable/);
  await press("ControlOrMeta+a");
  await page.keyboard.type("Drill: the charts do not open");
  await tabTo(page, page.getByLabel("Kind"));
  await page.keyboard.type("Exercise");
  await tabTo(page, page.getByRole("button", { name: "Show what will be frozen" }));
  await press("Enter");
  // Whoever cannot see it is taken to what will happen before anything does.
  await expect(page.getByRole("heading", { name: "This will be frozen" })).toBeFocused();
  const declare = page.getByRole("button", { name: "Declare, and freeze this" });
  await tabTo(page, declare);
  await expect(declare).toBeEnabled();
  await press("Enter");
  await expect(page.getByText("What is expected is frozen, and care goes on, on paper.")).toBeVisible({ timeout: 60_000 });
  await tabTo(page, page.getByRole("link", { name: "Go to the incident" }));
  await press("Enter");
  await expect(page.getByRole("heading", { name: "Drill: the charts do not open", level: 1 })).toBeVisible();
  await expect(page.locator(".mark", { hasText: /contingency$/ })).toBeVisible();
});
