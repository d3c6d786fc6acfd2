import { Drive, type Team } from "../drive";
import { expect, signIn, test } from "../kit";

const living = (service: string, name: string, manager: string, worker: string): Team => ({
  incident: "INC-2026-014", service, name, manager, worker: `${worker}, senior carer`, second: worker, signer: "Helen Garrowby",
});

const examples: [string, Team[]][] = [
  [
    "daily records of three supported living services",
    [
      living("SL01", "Larchfield", "Ruth Amberley", "Imran Sheikh-Dale"),
      living("SL02", "Tannery Court", "Colin Featherby", "Mwansa Tembo"),
      living("SL03", "Quayside Flats", "Teresa Hallam-Voss", "Daniel Mensah-Pryce"),
    ],
  ],
  [
    "medicines of a care home",
    [{ incident: "INC-2026-017", service: "RH01", name: "Hollin Bank House", manager: "Frank Osei-Tutu", worker: "Eleri Maddocks, nurse in charge", second: "Hannah Prestwich, nurse", signer: "Ian Cattermole" }],
  ],
  [
    "a morning's visits of a homecare branch",
    [{ incident: "INC-2026-019", service: "HB01", name: "Rivermead Homecare, Wexley branch", manager: "Carol Inchbald", worker: "Andrea Kilburn, care coordinator", second: "Bashir Lodge", signer: "Derek Sunderam" }],
  ],
];

for (const [what, teams] of examples) {
  test(`${what}: brought to signature through the pages alone`, async ({ page, node }) => {
    test.setTimeout(teams.length * 300_000);
    for (const team of teams) {
      const shown = await new Drive(page, node, team).toSignature();
      expect(shown).toMatch(/(\d+) of \1 sheets accounted for/);
    }
  });
}

test("what is written after the signature reopens the run, on the page that is open", async ({ page, node }) => {
  await signIn(page, node, "Helen Garrowby");
  await page.goto("/incidents/INC-2026-014/services/SL01/sign-off");
  await expect(page.getByText("Signed off by Helen Garrowby")).toBeVisible();
  const ruth = await page.context().browser()?.newPage({ baseURL: node.http });
  if (!ruth) throw new Error("No second browser page.");
  await signIn(ruth, node, "Ruth Amberley");
  await ruth.goto("/incidents/INC-2026-014/services/SL01/people/SP05");
  await ruth.getByText(/^Accounted for/).waitFor();
  await ruth.locator("details.item").first().locator("summary").click();
  await ruth.getByRole("button", { name: "Ask", exact: true }).first().click();
  await ruth.getByRole("textbox", { name: "Question" }).fill("Her family says that she did not eat.");
  await ruth.getByRole("dialog").getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText("The record changed after the sign-off")).toBeVisible();
  await ruth.close();
});
