import type { Page } from "@playwright/test";

export const pin = "27018364";

/** Makes the browser's device ready for recording without a network, as whoever is signed in. */
export async function prepare(page: Page, origin = ""): Promise<void> {
  await page.goto(`${origin}/capture`);
  await page.getByLabel("PIN for this device").fill(pin);
  await page.getByLabel("The same PIN again").fill(pin);
  await page.getByRole("button", { name: "Prepare this device" }).click();
  await page.getByRole("heading", { name: /^Record:/ }).waitFor();
}

/** Writes a note about the person whose page is open. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Note or observation" }).click();
  await page.getByLabel("About").selectOption("nutrition");
  await page.getByRole("textbox", { name: "What happened" }).fill(text);
  await page.getByRole("button", { name: "Keep on this device" }).click();
  await page.getByRole("button", { name: "Keep on this device" }).waitFor({ state: "detached" });
}
