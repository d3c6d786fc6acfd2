import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { Api, moment } from "../api";
import { expect, expectAccessible, expectToFit, signIn, test } from "../kit";

const drill = "drill-tea-time";
const scenario = readFileSync(join(import.meta.dirname, "../../../examples/scenarios/residential-emar.json"), "utf8");
const inject = (page: Page, id: string) => page.getByRole("article", { name: id, exact: true });

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ node }) => {
  const manager = await Api.as(node.http, "meadowbank-group", "RHS09", "registered_manager", "RH01");
  await manager.post(`/incidents/${drill}:declare`, {
    kind: "exercise", title: "Tea time without screens", systems: ["emar"], services: ["RH01"], declaredAt: moment(Date.now()),
  });
});

test("a scenario is refused with what is wrong in it, and loaded when nothing is", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(`/incidents/${drill}`);
  await expect(page.getByText("Exercise: this is practice")).toBeVisible();
  await page.getByRole("link", { name: "Exercise", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No scenario yet" })).toBeVisible();
  await page.locator("input[type=file]").setInputFiles({ name: "broken.json", mimeType: "application/json", buffer: Buffer.from(scenario.replace('"sheets_issued"', '"magic"')) });
  await page.getByRole("button", { name: "Load the scenario" }).click();
  await expect(page.getByRole("alert")).toContainText("broken.json, inject 'charts', field expect:");
  await page.locator("input[type=file]").setInputFiles({ name: "tea-time.json", mimeType: "application/json", buffer: Buffer.from(scenario) });
  await page.getByRole("button", { name: "Load the scenario" }).click();
  await expect(page.getByRole("heading", { name: "The medication record is down at tea time" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(10);
  await expectAccessible(page, "light", "dark", "contrast");
  await expectToFit(page);
});

test("whoever leads gives an inject before its time", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(`/incidents/${drill}/exercise`);
  await inject(page, "witness").getByRole("button", { name: /^Give now/ }).click();
  await expect(inject(page, "witness").locator(".mark", { hasText: /open$/ })).toBeVisible();
  await expect(inject(page, "witness")).toContainText("Nobody has answered.");
});

test("nobody who does not lead sees what is to come, and what was done is recorded", async ({ page, node }) => {
  await signIn(page, node, "Lydia Abara");
  await page.goto(`/incidents/${drill}/exercise`);
  await expect(inject(page, "witness")).toBeVisible();
  await expect(inject(page, "night-round")).toHaveCount(0);
  await expect(page.getByText("More will be told when its time has come.")).toBeVisible();
  await inject(page, "witness").getByText("Record what you did").click();
  await inject(page, "witness").getByLabel("What did you do?").fill("I rang the on-call manager, who came to witness.");
  await inject(page, "witness").getByRole("button", { name: "Record the answer" }).click();
  await expect(inject(page, "witness")).toContainText("Waits for somebody else to judge it.");
  await expect(inject(page, "witness").getByText("answered, not judged")).toBeVisible();
});

test("somebody else judges the answer, and the score shows it", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(`/incidents/${drill}/exercise`);
  await inject(page, "witness").getByText("Judge this answer").click();
  await inject(page, "witness").getByRole("radio", { name: "Yes" }).check();
  await inject(page, "witness").getByLabel("Why").fill("That is what the plan says.");
  await inject(page, "witness").getByRole("button", { name: "Record the judgement" }).click();
  await expect(inject(page, "witness").getByText("met in time")).toBeVisible();
  await expect(inject(page, "witness")).toContainText("On record: inject answered");
  await expectAccessible(page);
});

test("it cannot be concluded before it is over, and breaking it off tests nothing", async ({ page, node }) => {
  await signIn(page, node, "Ian Cattermole");
  await page.goto(`/incidents/${drill}/exercise`);
  await page.getByLabel("What you observed").fill("The fire alarm went off.");
  await page.getByRole("button", { name: "Conclude the exercise" }).click();
  await expect(page.getByRole("alert")).toContainText("night-round was not given.");
  await page.getByRole("button", { name: "Break it off" }).click();
  await expect(page.getByText("Broken off: this tested nothing")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Give now/ })).toHaveCount(0);
});

test("the board marks the exercise, counts it apart and puts it behind what is real", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.goto("/");
  await expect(page.getByLabel("Exercises, counted apart")).toContainText("1 service in practice");
  const rows = page.getByRole("table", { name: /^Services in recovery/ }).getByRole("row");
  await expect(rows.last()).toContainText("Exercise");
  await expect(rows.filter({ hasText: "Exercise" })).toHaveCount(1);
  await page.goto("/wall");
  await expect(page.getByText("1 service in an exercise")).toBeVisible();
});

test("readiness says of each service what is on record, and why", async ({ page, node }) => {
  await signIn(page, node, "Judith Penhallow");
  await page.getByRole("link", { name: "Readiness" }).click();
  await expect(page.getByRole("heading", { name: "Readiness", level: 1 })).toBeVisible();
  await expect(page.getByText(/of 5 services are ready/)).toBeVisible();
  const home = page.getByRole("region", { name: "Hollin Bank House" });
  await expect(home).toContainText("No exercise with this service is on record that was played to its end.");
  await expect(home).toContainText(/hold a current medicines competency/);
  await expectAccessible(page, "light", "dark", "contrast");
  await expectToFit(page);
});
