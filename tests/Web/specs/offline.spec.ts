import { expect, signIn, test } from "../kit";

test("every page of the app opens without a network once it was opened with one", async ({ page, node, context }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.goto("/packs");
  await expect(page.getByRole("heading", { name: "Reinstate" })).toBeVisible();
  await expect(page.getByText("The server cannot be reached")).toBeVisible();
});

test("the worker keeps files of the app and no answer of the server", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    await fetch("/me");
    await fetch("/v1/board");
  });
  const kept = await page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) paths.push(new URL(request.url).pathname);
    return paths;
  });
  expect(kept).toContain("/index.html");
  expect(kept.filter((path) => !/^\/(assets\/|index\.html$|icon|manifest\.webmanifest$)/.test(path))).toEqual([]);
});
