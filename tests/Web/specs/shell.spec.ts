import { expect, expectAccessible, signIn, test } from "../kit";

test("nobody is asked to sign in, and comes back to where they wanted to go", async ({ page, node }) => {
  await page.goto("/settings");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Judith Penhallow" }).click();
  await expect(page).toHaveURL(`${node.http}/settings`);
  await expect(page.getByText("Judith Penhallow, group quality director")).toBeVisible();
});

test("signing out leaves nothing that answers", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  expect((await page.request.get("/v1/board")).status()).toBe(401);
});

test("the pages keep a strict content policy, and are compressed", async ({ request }) => {
  const page = await request.get("/", { headers: { "accept-encoding": "br" } });
  const policy = page.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).not.toContain("unsafe");
  expect(page.headers()["content-encoding"]).toBe("br");
  expect(page.headers()["cache-control"]).toBe("no-cache");
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? "";
  expect((await request.get(script)).headers()["cache-control"]).toContain("immutable");
});

test("addresses that the app does not know stay unknown", async ({ request }) => {
  for (const path of ["/nothing", "/assets/../Reinstate.Silo.dll", "/client/index.html", "/assets/none.js"]) expect((await request.get(path)).status(), path).toBe(404);
});
