import { expect, type Locator, type Page } from "@playwright/test";

/**
 * Goes on with Tab until this has the focus, as somebody without a pointer does. Every stop on the way is in sight, is covered by nothing, and shows that it has the focus.
 */
export async function tabTo(page: Page, target: Locator, most = 250): Promise<void> {
  await target.waitFor();
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await page.evaluate(hidden), "a stop that cannot be seen").toBe("");
  }
  throw new Error(`Tab does not lead to ${target} within ${most} stops.`);
}

/** What is wrong with how the focus is shown, or nothing. Runs in the page. */
function hidden(): string {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const { left, top, width, height } = at.getBoundingClientRect();
  const name = `${at.tagName} ${(at.textContent ?? "").trim().slice(0, 40)}`;
  if (width === 0 || height === 0 || left + width < 0 || top + height < 0 || left > innerWidth || top > innerHeight) return `${name} is not in sight`;
  // Covered is what is covered from end to end; a link that goes over two lines has two boxes, and between them may stand something else.
  const above = [...at.getClientRects()].flatMap((box) =>
    [0.02, 0.5, 0.98].map((part) =>
      document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + box.width * part)), Math.min(innerHeight - 1, Math.max(0, box.top + box.height / 2))),
    ),
  );
  const isIt = (one: Element | null) => one !== null && (at.contains(one) || one.contains(at) || (at as HTMLInputElement).labels?.[0]?.contains(one));
  if (!above.some(isIt)) return `${name} is covered by ${above[0]?.tagName} ${above[0]?.className}`;
  const style = getComputedStyle(at);
  const shows = (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  return shows ? "" : `${name} does not show that it has the focus`;
}
