import { expect, type Page } from "@playwright/test";
import { type Node, signIn } from "./kit";

/** Who does what at a service: names as people sign in, and as lists show them. */
export interface Team {
  incident: string;
  service: string;
  name: string;
  manager: string;
  /** Who does the steps that the manager confirms: as the list of staff shows them. */
  worker: string;
  /** Reads the last doses back with the manager, as the list of staff shows them. */
  second: string;
  signer: string;
}

/** Brings one service from the restored system to its signature, through its pages alone: what is missing is read from the page, as its people read it. */
export class Drive {
  constructor(
    private readonly page: Page,
    private readonly node: Node,
    private readonly team: Team,
  ) {}

  private get at(): string {
    return `/incidents/${this.team.incident}/services/${this.team.service}`;
  }

  private said = (text: string | RegExp) => expect(this.page.locator(".saying")).toContainText(text);

  /** The whole way; returns the statement that the signer was shown before signing. */
  async toSignature(): Promise<string> {
    await signIn(this.page, this.node, this.team.manager);
    await this.sheets();
    const steps = await this.steps();
    await this.complete(1);
    if (steps.includes(2)) await this.nextDoses();
    if (steps.includes(2)) await this.complete(2);
    await this.complete(3);
    await this.allocate();
    await this.complete(4);
    await this.openItems();
    await this.checks();
    await this.findings();
    for (const step of steps.filter((step) => step > 4)) await this.complete(step);
    return this.sign();
  }

  private async sheets(): Promise<void> {
    await this.page.goto(`${this.at}/sheets?show=out`);
    await this.page.getByText(/^\d+ of \d+$/).first().waitFor();
    const out = this.page.getByRole("button", { name: new RegExp(`^${this.team.service}-`) });
    while ((await out.count()) > 0) {
      const serial = (await out.first().textContent()) ?? "";
      await out.first().click();
      const sheet = this.page.locator("section[aria-labelledby=one-sheet]");
      await sheet.getByText("It cannot be found").click();
      await sheet.getByLabel("Where it was looked for").fill("Office, kitchen and van; everybody on the shift was asked.");
      await sheet.getByRole("button", { name: "Attest that it is lost" }).click();
      await this.page.getByRole("dialog").getByRole("button", { name: "Attest the loss" }).click();
      await this.said("is attested");
      await expect(this.page.getByRole("button", { name: serial })).toHaveCount(0);
    }
  }

  private async steps(): Promise<number[]> {
    await this.page.goto(this.at);
    await this.page.locator("#step-3").waitFor();
    const ids = await this.page.locator("[id^=step-]").evaluateAll((all) => all.map((one) => Number(/^step-(\d+)$/.exec(one.id)?.[1])));
    return ids.filter((step) => step >= 1 && step <= 10);
  }

  /** Person by person, with a second trained person, as it stands on the paper chart. */
  private async nextDoses(): Promise<void> {
    const card = this.page.locator("#step-2");
    await this.page.goto(this.at);
    await card.getByText(/^Last doses read back from paper|^Nobody here has medicines/).waitFor();
    const summary = card.getByText(/^Last doses read back from paper: 0 of \d+/);
    if ((await summary.count()) === 0) return;
    const all = Number(/of (\d+)/.exec((await summary.textContent()) ?? "")?.[1]);
    await summary.click();
    for (let done = 1; done <= all; done++) {
      await card.getByRole("button", { name: /^Read back/ }).first().click();
      await card.getByLabel("Medicine and dose on paper").fill("The evening round, each as printed");
      await card.getByLabel("Time of that dose, as on paper").fill("2026-03-10T18:00");
      await card.getByLabel("Second trained person").selectOption({ label: this.team.second });
      await card.getByRole("button", { name: "We both read it: save" }).click();
      await expect(card.getByText(`Last doses read back from paper: ${done} of ${all}`)).toBeVisible();
    }
  }

  private async complete(step: number): Promise<void> {
    await this.page.goto(this.at);
    const card = this.page.locator(`#step-${step}`);
    await card.getByText(`Complete step ${step}`).click();
    await card.getByLabel("Who did it").selectOption({ label: this.team.worker });
    await card.getByRole("button", { name: `Confirm step ${step}` }).click();
    const done = card.getByText(/done \w{3} \d/);
    await done.or(card.getByRole("alert")).first().waitFor();
    await expect(done, `step ${step} of ${this.team.service}: ${await card.getByRole("alert").allTextContents()}`).toBeVisible();
  }

  private async allocate(): Promise<void> {
    await this.page.goto(`${this.at}/allocation`);
    await this.page.getByRole("button", { name: /people without anybody/ }).click();
    await this.page.getByLabel("Give to").selectOption({ label: this.team.worker });
    await this.page.getByRole("button", { name: /^Allocate/ }).click();
    await this.said(/(\d+) of \1 allocated/);
  }

  /** What no entry was found for is excepted; what is queried waits for its finding. */
  private async openItems(): Promise<void> {
    await this.page.goto(`${this.at}/worklist`);
    await this.page.getByText(/open items? shown/).waitFor();
    const links = await this.page.locator("a[data-item]").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    for (const link of links) {
      const missing = await this.noEntry(link);
      if ((await missing.count()) === 0) continue;
      await missing.click();
      const dialog = this.page.getByRole("dialog");
      await dialog.getByRole("radio", { name: /Confirmed omitted/ }).check();
      await dialog.getByLabel("Reason").fill("Whoever was on duty says that it was not done; the person came to no harm.");
      await dialog.getByRole("button", { name: "Record the exception" }).click();
      await this.said("Recorded as an exception.");
    }
  }

  private async findings(): Promise<void> {
    for (;;) {
      await this.page.goto(`${this.at}/findings`);
      await this.page.getByText(/of \d+ findings? shown/).waitFor();
      const next = this.page.getByRole("button", { name: "Look at it" }).first();
      if (!(await next.waitFor({ timeout: 2_000 }).then(() => true, () => false))) return;
      await next.click();
      const finding = this.page.locator("section[aria-labelledby=one-finding]");
      await finding.getByRole("radio", { name: /Explained/ }).check();
      await finding.getByRole("textbox", { name: "Reason" }).fill("Looked at with the staff on duty, beside the paper.");
      await finding.getByRole("button", { name: "Decide" }).click();
      await this.said("Your decision is recorded.");
    }
  }

  /** Everything that waits is compared with its paper, one line at a time. */
  private async checks(): Promise<void> {
    await this.page.goto(`${this.at}/checks`);
    const line = this.page.getByText(/entr(y|ies) waits? for you/);
    for (let left = Number(/^(\d+)/.exec((await line.textContent()) ?? "")?.[1]); left > 0; left--) {
      await this.page.getByRole("button", { name: /^It agrees/ }).click();
      await expect(line).toHaveText(new RegExp(`^${left - 1} entr`));
    }
  }

  /** The button for an item of which there is no entry. */
  private async noEntry(link: string) {
    await this.page.goto(link);
    const card = this.page.locator(`details[data-item=${JSON.stringify(new URL(link).searchParams.get("item") ?? "")}]`);
    await card.waitFor();
    return card.getByRole("button", { name: "No entry: account for it" });
  }

  private async sign(): Promise<string> {
    await signIn(this.page, this.node, this.team.signer);
    await this.page.goto(`${this.at}/sign-off`);
    await this.page.getByLabel("Statement").fill("Every person has a complete record for the outage.");
    await this.page.getByRole("button", { name: `Sign off ${this.team.name}` }).click();
    const dialog = this.page.getByRole("dialog");
    const shown = (await dialog.textContent()) ?? "";
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await expect(this.page.getByText(`Signed off by ${this.team.signer}`)).toBeVisible();
    return shown;
  }
}
