import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { Api } from "../api";
import { pin, prepare, write } from "../device";
import { expect, expectAccessible, expectToFit, signIn, test } from "../kit";

const nurse = "Eleri Maddocks"; // nurse in charge, who may issue sheets

async function open(page: Page): Promise<void> {
  await page.getByLabel("PIN of this device").fill(pin);
  await page.getByRole("button", { name: "Open" }).click();
  await page.getByRole("heading", { name: /^Record:/ }).waitFor();
}

test("a device is prepared, written on, locked and opened again", async ({ page, node }) => {
  await signIn(page, node, nurse);
  await page.goto("/capture");
  await page.getByRole("heading", { name: "Prepare this device" }).waitFor();
  await expectAccessible(page);
  await prepare(page);
  await expect(page.getByText("Nothing waits on this device.")).toBeVisible();
  await page.locator("a.person").first().click();
  await page.getByRole("button", { name: "Note or observation" }).click();
  await page.getByRole("button", { name: "Keep on this device" }).click();
  await expect(page.getByText("Choose what it is about.")).toBeVisible();
  await expect(page.getByLabel("About")).toBeFocused();
  await write(page, "Ate all of the porridge.");
  await expect(page.getByRole("banner").getByText("1 entry is only on this device")).toBeVisible();
  await page.getByRole("button", { name: "Lock" }).click();
  await page.getByLabel("PIN of this device").fill("111119");
  await page.getByRole("button", { name: "Open" }).click();
  await expect(page.getByText(/That is not the PIN. 9 tries are left/)).toBeVisible();
  await open(page);
  await expect(page.getByText("1 entry is only on this device.")).toBeVisible();
});

for (const width of [320, 768, 1440]) {
  test(`recording fits and is accessible at ${width} px, in every theme`, async ({ page, node }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: 900 });
    await signIn(page, node, nurse);
    await prepare(page);
    for (const address of ["People", "Only on this device", "This device"]) {
      await page.getByRole("link", { name: address, exact: true }).click();
      await expectAccessible(page, "light", "dark", "contrast");
      await expectToFit(page);
    }
    await page.getByRole("link", { name: "People", exact: true }).click();
    await page.locator("a.person").first().click();
    for (const form of ["Medicine", "Note or observation", "Photo of a sheet"]) {
      await page.getByRole("button", { name: form, exact: true }).click();
      await expectAccessible(page, "dark");
      await expectToFit(page);
    }
  });
}

test("signing out says first what is only on the device", async ({ page, node }) => {
  await signIn(page, node, nurse);
  await prepare(page);
  await page.locator("a.person").first().click();
  await write(page, "Slept well.");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("dialog", { name: "Not everything is sent" })).toBeVisible();
  await page.getByRole("button", { name: "Stay and send" }).click();
  await expect(page.getByRole("banner").getByText("1 entry is only on this device")).toBeVisible();
});

test("what somebody else keeps on the tablet is not shown", async ({ page, node }) => {
  await signIn(page, node, nurse);
  await prepare(page);
  await page.locator("a.person").first().click();
  await write(page, "Only for the nurse to read.");
  await page.context().clearCookies();
  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto("/capture");
  await expect(page.getByRole("heading", { name: "Prepare this device" })).toBeVisible();
  await expect(page.getByText("Only for the nurse to read.")).toHaveCount(0);
});

test("fifty entries written without a network survive a killed browser, and are on the server exactly once", async ({ node }) => {
  test.setTimeout(240_000);
  const incident = "/incidents/INC-2026-017";
  const manager = await Api.as(node.http, "meadowbank-group", "RHS09", "registered_manager");
  // Nothing is entered before the restored system is verified.
  await manager.post(`${incident}/services/RH01/steps/1:complete`, { owner: "RHS06" });
  const tablet = await Tablet.bought();
  try {
    let at = await tablet.start();
    await signIn(at, node, nurse);
    await prepare(at, node.http);
    await at.evaluate(async () => void (await navigator.serviceWorker.ready));
    await tablet.network(false);
    await at.locator("a.person").first().click();
    for (let n = 1; n <= 50; n++) await write(at, `Without a network, number ${n}.`);
    await expect(at.getByText("50 entries are only on this device.")).toBeVisible();
    tablet.die();

    at = await tablet.start();
    await tablet.network(false);
    await at.goto(`${node.http}/`);
    await at.getByRole("link", { name: "Record on this device" }).click();
    await at.getByRole("button", { name: /Hollin Bank/ }).click();
    await open(at);
    await expect(at.getByText("50 entries are only on this device.")).toBeVisible();

    await tablet.network(true);
    at.on("dialog", (dialog) => void dialog.accept());
    await signIn(at, node, nurse);
    await at.goto(`${node.http}/capture`);
    await open(at);
    await at.getByRole("link", { name: /^Only on this device/ }).click();
    await at.getByRole("button", { name: "Send now" }).click();
    await at.getByLabel("Outage", { exact: true }).selectOption({ index: 1 });
    await at.getByRole("button", { name: "Send to this outage" }).click();
    await expect(at.getByText("Nothing waits on this device.")).toBeVisible({ timeout: 90_000 });

    const { people } = (await manager.get("/organisation")) as { people: { personId: string; serviceId: string }[] };
    const texts: string[] = [];
    for (const { personId } of people.filter((one) => one.serviceId === "RH01")) {
      const { entries = [] } = (await manager.get(`${incident}/people/${personId}`)) as { entries?: { record?: { text: string } }[] };
      texts.push(...entries.map((entry) => entry.record?.text ?? "").filter((text) => text.startsWith("Without a network")));
    }
    expect(texts.sort()).toEqual(Array.from({ length: 50 }, (_, n) => `Without a network, number ${n + 1}.`).sort());
  } finally {
    tablet.thrownAway();
  }
});

/** A browser that can be killed as a flat battery would, and started again with what its disk holds. */
class Tablet {
  private constructor(private readonly disk: string) {}
  private running: ChildProcess | undefined;
  private browser: Browser | undefined;

  static async bought(): Promise<Tablet> {
    return new Tablet(mkdtempSync(join(tmpdir(), "reinstate-tablet-")));
  }

  private get context(): BrowserContext {
    const context = this.browser?.contexts()[0];
    if (!context) throw new Error("The tablet is off.");
    return context;
  }

  async start(): Promise<Page> {
    const flags = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${this.disk}`, "about:blank"];
    if (process.getuid?.() === 0) flags.unshift("--no-sandbox");
    const running = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", flags, { stdio: ["ignore", "ignore", "pipe"], detached: true });
    this.running = running;
    const address = await new Promise<string>((found, not) => {
      let said = "";
      running.stderr?.on("data", (more) => {
        said += String(more);
        const [, at] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
        if (at) found(at);
      });
      running.once("exit", () => not(new Error(`Chromium ended: ${said.slice(-400)}`)));
    });
    this.browser = await chromium.connectOverCDP(address);
    return this.context.pages()[0] ?? (await this.context.newPage());
  }

  network = (there: boolean): Promise<void> => this.context.setOffline(!there);

  die(): void {
    if (this.running?.pid && this.running.exitCode === null && this.running.signalCode === null) process.kill(-this.running.pid, "SIGKILL");
    this.running = undefined;
  }

  thrownAway(): void {
    this.die();
    rmSync(this.disk, { recursive: true, force: true, maxRetries: 5 });
  }
}
