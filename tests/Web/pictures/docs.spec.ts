import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { Api } from "../api";
import { prepare, write } from "../device";
import { Drive } from "../drive";
import { expect, signIn, test } from "../kit";
import { fewColours } from "./palette";

const images = join(import.meta.dirname, "../../../docs/images");
const home = "/incidents/INC-2026-017/services/RH01";
const living = "/incidents/INC-2026-014/services";
const emar = "/incidents/INC-2026-017";

/** One picture of what is in sight, in the light theme unless another is said. */
async function picture(page: Page, name: string, { theme = "light", at = "" } = {}): Promise<void> {
  await expect(page.locator(".loading")).toHaveCount(0);
  await page.evaluate(([chosen, selector]) => {
    document.documentElement.setAttribute("data-theme", chosen as string);
    if (selector) document.querySelector(selector)?.scrollIntoView();
    else scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  }, [theme, at]);
  await page.locator(".saying > *").waitFor({ state: "detached", timeout: 15_000 });
  writeFileSync(join(images, `${name}.png`), fewColours(await page.screenshot()));
}

test("a service at work", async ({ page, node }) => {
  await signIn(page, node, "Frank Osei-Tutu");
  await page.goto(`${home}/allocation`);
  await page.getByRole("button", { name: /everything open that nobody has/ }).click();
  await page.getByLabel("Give to").selectOption({ label: "Hannah Prestwich, nurse" });
  await page.getByRole("button", { name: /^Allocate 9/ }).waitFor();
  await picture(page, "allocation");

  await signIn(page, node, "Ruth Amberley");
  await page.goto(`${living}/SL01/checks`);
  await page.locator("section[aria-labelledby=one-check]").waitFor();
  await picture(page, "checks");
  await page.goto(`${living}/SL01/people/SP05`);
  await page.getByRole("button", { name: "Ask", exact: true }).first().click();
  await page.getByRole("textbox", { name: "Question" }).fill("Where is the sheet of lunch? The rota says that Carys Boland cooked.");
  await page.getByRole("dialog").getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText("question open")).toBeVisible();
  await page.goto(`${living}/SL01/queries`);
  await page.getByText(/Where is the sheet of lunch/).waitFor();
  await picture(page, "queries");

  await signIn(page, node, "Colin Featherby");
  await page.goto(`${living}/SL02/overrides?person=SP11`);
  await page.getByText("Set the second check aside for one entry", { exact: true }).click();
  await page.getByLabel("Entry without a second check").selectOption({ index: 1 });
  await page.getByLabel("Reason").fill("Two on shift until seven, and both had typed from these sheets. The on-call manager was rung at 02:40.");
  await page.getByRole("button", { name: "Record the override" }).click();
  await page.getByRole("button", { name: "Check the entry under this override" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Check the entry under this override" }).waitFor();
  await picture(page, "overrides");

  await signIn(page, node, "Ian Cattermole");
  await page.goto(`${home}/people/R09`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.goto(`${home}/people/R09/reads`);
  await page.getByRole("table").first().waitFor();
  await picture(page, "reads");
  await page.goto("/scan");
  await picture(page, "scan");
});

test("what is only on the device", async ({ page, node, context }) => {
  await signIn(page, node, "Eleri Maddocks");
  await prepare(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await context.setOffline(true);
  await page.locator("a.person").first().click();
  await write(page, "Ate all of the porridge, and half of a banana.");
  await page.getByRole("link", { name: /^Only on this device/ }).click();
  await page.getByRole("heading", { name: "Waiting: 1" }).waitFor();
  await picture(page, "waiting");
});

test("assurance", async ({ page, node }) => {
  test.setTimeout(480_000);
  const team = { incident: "INC-2026-017", service: "RH01", name: "Hollin Bank House", manager: "Frank Osei-Tutu", worker: "Eleri Maddocks, nurse in charge", second: "Hannah Prestwich, nurse", signer: "Ian Cattermole" };
  await new Drive(page, node, team).toSignature();
  const at = (clock: string, day = 10) => ({ instant: `2026-03-${day}T${clock}:00Z`, offsetMinutes: 0 });
  const manager = await Api.as(node.http, "meadowbank-group", "RHS09", "registered_manager");
  const contact = (contactId: string, more: Record<string, unknown>) => manager.post(`${emar}/supplier-contacts`, { contactId, ...more });
  await manager.post(`${emar}:begin-assurance`, {});
  await contact("SC-1", { occurredAt: at("07:05"), direction: "to_supplier", channel: "telephone", summary: "Reported that no chart opens. When are they back?", asksAnswer: true });
  await contact("SC-2", { occurredAt: at("08:20"), direction: "from_supplier", channel: "email", summary: "An expired certificate is being replaced.", answers: "SC-1", promise: "All charts open again", promisedBy: at("12:00") });
  await contact("SC-3", { occurredAt: at("17:40"), direction: "from_supplier", channel: "email", summary: "Restored. A written report follows.", promise: "Written report with the cause", promisedBy: at("17:00", 13) });
  await manager.post(`${emar}/supplier-contacts/SC-2:judge`, { kept: false, note: "It came back at 17:30." });
  await manager.post(`${emar}/factors/tools.supplier_failure:identify`, { factor: "tools.supplier_failure", note: "A certificate of the supplier’s had expired." });
  await manager.post(`${emar}/factors/tools.printed_material:identify`, { factor: "tools.printed_material", note: "Two printed charts were of the week before." });
  await manager.post(`${emar}/review:answer`, { question: "supplier", answer: "partly", detail: "It answered within 75 minutes, and promised what it did not keep." });
  await manager.post(`${emar}/review:answer`, { question: "roles_clear", answer: "yes", detail: "The nurse in charge led; the on-call manager was rung at once." });
  await manager.post(`${emar}/feedback`, { feedbackId: "F-1", kind: "family", authorRole: "family", author: "Mr Tattersfield", text: "We heard of it only in the evening. Then it was well explained.", saidAt: at("19:00") });
  await manager.post(`${emar}/feedback`, { feedbackId: "F-2", kind: "debrief", authorRole: "nurse_in_charge", anonymous: true, text: "The paper charts were at hand. Copying them took until the night.", saidAt: at("21:00") });
  await manager.post(`${emar}/actions`, { actionId: "A-1", text: "A calendar of the supplier’s certificates", owner: "RHS09", dueOn: "2027-01-15", factor: "tools.supplier_failure", checkOn: "2027-03-01" });
  await manager.post(`${emar}/notifications/cqc:decide`, { body: "cqc", notify: true, reason: "No medicine record for ten hours in a home with nursing." });
  await manager.post(`${emar}/notifications/cqc:record-sent`, { body: "cqc", sentAt: at("09:30", 11), reference: "CQC-26-0311", channel: "portal" });
  await manager.post(`${emar}/notifications/insurer:decide`, { body: "insurer", notify: false, reason: "No loss that the policy covers." });
  await manager.post(`${emar}/notifications/ico:record-awareness`, { body: "ico", awareAt: at("09:15", 12), reason: "The supplier told of records that cannot be restored." });
  await manager.post(`${emar}/external-access:grant`, { subject: "m.okafor", role: "inspector", until: { instant: new Date(Math.floor(Date.now() / 86_400_000 + 6) * 86_400_000).toISOString(), offsetMinutes: 0 }, redaction: "", reason: "Asked for the records of the outage." });
  await manager.post(`${emar}/audit-sample:draw`, { seed: "INC-2026-017 2026-03-20", auditor: "HC27" });
  const auditor = await Api.as(node.http, "meadowbank-group", "HC27", "branch_manager");
  await auditor.post(`${emar}/audit-sample:judge`, { item: "", note: "Read against the paper." });
  await manager.post(`${emar}/meetings`, { meetingId: "M-1", forum: "weekly_governance", heldOn: "2026-11-20", actionIds: ["A-1"], decision: "The supplier comes to the next meeting.", nextOn: "2026-12-04" });

  await signIn(page, node, "Judith Penhallow");
  await page.goto(`${emar}/assurance`);
  await page.getByText("CQC-26-0311").waitFor();
  await picture(page, "notifications");
  await picture(page, "audit", { at: "section[aria-labelledby=audit]" });
  await page.goto(`${emar}/review`);
  await page.getByText("No loss").or(page.getByText("Two printed charts")).first().waitFor();
  await picture(page, "review");
  await picture(page, "learning", { at: "section[aria-labelledby=factors]" });
  await page.goto(`${emar}/supplier`);
  await page.getByText("Restored. A written report follows.").waitFor();
  await picture(page, "supplier");
  await page.goto(`${emar}/readers`);
  await page.getByText("m.okafor").first().waitFor();
  await picture(page, "readers");
  await page.goto("/tracker");
  await page.getByRole("heading", { name: /^Incidents/ }).waitFor();
  await picture(page, "tracker");
  await page.setViewportSize({ width: 768, height: 1024 });
  await picture(page, "tracker-dark", { theme: "dark" });
});
