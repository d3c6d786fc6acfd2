import { expect, expectAccessible, signIn, test } from "../kit";

const manager = "Ian Cattermole";

test("a pack says what is missing, and lists every sheet with a serial of its own", async ({ page, node }) => {
  await signIn(page, node, manager);
  await page.goto("/packs");
  await page.getByRole("table").waitFor();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Hollin Bank House" }).click();
  await expect(page.getByRole("heading", { name: "What is missing" })).toBeVisible();
  const serials = await page.locator("table.sheets .serial").allInnerTexts();
  expect(serials.length).toBeGreaterThan(32);
  expect(new Set(serials).size).toBe(serials.length);
  expect(await page.locator(".paper .foot .serial").allInnerTexts()).toEqual(serials);
});

test("the same printing has the same serials when it is opened again", async ({ page, node }) => {
  await signIn(page, node, manager);
  await page.goto("/packs/RH01");
  const first = page.locator("table.sheets .serial").first();
  const serial = await first.innerText();
  await page.reload();
  await expect(first).toHaveText(serial);
});

test("a pack is printed with every sheet on a page of its own, and without the page's own controls", async ({ page, node }) => {
  await signIn(page, node, manager);
  await page.goto("/packs/RH01");
  await page.getByRole("button", { name: /^Print/ }).waitFor();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: /^Print/ })).toBeHidden();
  await expect(page.getByRole("banner")).toBeHidden();
  const broken = await page.locator(".paper").evaluateAll((all) => all.slice(1).filter((one) => getComputedStyle(one).breakBefore !== "page").length);
  expect(broken).toBe(0);
});

test("a typed serial opens the sheet where it belongs", async ({ page, node }) => {
  await signIn(page, node, manager);
  await page.goto("/scan");
  await page.getByRole("heading", { name: "Scan a code" }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("Or type the serial").fill("hb-note-003");
  await page.getByRole("button", { name: "Open" }).click();
  await expect(page).toHaveURL(/\/incidents\/[^/]+\/services\/RH01\/sheets\?serial=HB-NOTE-003/);
});

test("a code that the device's camera opened leads to the sheet, also through signing in", async ({ page, node }) => {
  await page.goto("/scan#s=HB-NOTE-003&v=RH01");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: manager }).first().click();
  await expect(page).toHaveURL(/\/services\/RH01\/sheets\?serial=HB-NOTE-003/);
});

test("without a camera it says so, and offers the other ways", async ({ page, node }) => {
  await signIn(page, node, manager);
  await page.goto("/scan");
  await page.getByRole("button", { name: "Use the camera" }).click();
  await expect(page.getByRole("alert")).toContainText(/camera/);
  await page.getByLabel("Or type the serial").fill("RH01-XX");
  await page.getByRole("button", { name: "Open" }).click();
  await expect(page.getByText(/is not issued in any open recovery/)).toBeVisible();
});
