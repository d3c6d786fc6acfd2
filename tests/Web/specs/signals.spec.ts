import { Api, moment } from "../api";
import { expect, expectAccessible, signIn, test } from "../kit";

const others = ["birchwood", "cedarholt", "dunmore"];

async function declareElsewhere(http: string, organisation: string): Promise<void> {
  const api = await Api.as(http, organisation, "rm", "registered_manager");
  await api.post("/organisation:register", { name: `${organisation} care` });
  await api.post("/organisation/services:register", { services: [{ serviceId: "svc", name: organisation, type: "care_home" }] });
  await api.post("/incidents/outage:declare", {
    kind: "live",
    title: `${organisation} is out`,
    supplier: "CAREWELL systems ltd",
    systems: ["emar"],
    services: ["svc"],
    detectedAt: moment(Date.now() - 3_600_000),
    declaredAt: moment(Date.now() - 3_000_000),
  });
}

test("a system is registered as in use, and the board says that others are without it, and not who", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow", "/tracker");
  const register = page.getByRole("region", { name: "Suppliers' systems in use" });
  await expect(register.getByText(/When at least 3 other organisations report/)).toBeVisible();
  await register.getByLabel("System", { exact: true }).selectOption("emar");
  await register.getByLabel(/^Supplier/).fill("Carewell Systems");
  await register.getByRole("button", { name: "Add to those in use" }).click();
  await expect(register.getByText("Carewell Systems, ", { exact: false })).toBeVisible();
  await expectAccessible(page, "light", "dark", "contrast");
  for (const other of others.slice(0, 2)) await declareElsewhere(node.http, other);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Board" })).toBeVisible();
  await page.waitForResponse((answer) => answer.url().endsWith("/GetSupplierSignals"));
  await expect(page.getByText("Others are without a system that you use")).toHaveCount(0);
  await declareElsewhere(node.http, others[2] as string);
  await page.reload();
  const warning = page.locator(".notice", { hasText: "Others are without a system that you use" });
  await expect(warning).toContainText("Carewell Systems");
  await expect(warning).toContainText("3 other organisations report an outage");
  await expect(warning).toContainText("You have declared none");
  for (const other of others) await expect(page.getByText(other)).toHaveCount(0);
  await expectAccessible(page, "light", "dark", "contrast");
  await page.goto("/declare");
  await expect(page.locator(".notice", { hasText: "Others are without" })).toBeVisible();
});

test("a system that is no longer in use is taken off, and whoever takes no part is told so", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow", "/tracker");
  const register = page.getByRole("region", { name: "Suppliers' systems in use" });
  await register.getByLabel(/^Supplier/).fill("Rota Right");
  await register.getByRole("button", { name: "Add to those in use" }).click();
  await register.getByRole("button", { name: "No longer in use Rota Right" }).click();
  await expect(register.getByText("Rota Right")).toHaveCount(0);
  const director = await Api.as(node.http, "meadowbank-group", "MG01", "group_quality_director");
  await director.post("/organisation/policy:set", { policyJson: '{"supplier_signal": 0}', reason: "As the board decided." });
  await page.reload();
  await expect(register.getByText("you take no part", { exact: false })).toBeVisible();
});
