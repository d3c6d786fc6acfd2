import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { encodeQR } from "qr";
import { decodeQR } from "qr/decode.js";
import { describe, expect, test } from "vitest";
import { type ExpectedItem, ExpectedItemSchema, PersonSupportedSchema } from "../gen/reinstate/facts/v1/facts_pb";
import { type RunSummary, RunSummarySchema } from "../gen/reinstate/v1/incident_pb";
import { type PlannedPerson, PlannedPersonSchema } from "../gen/reinstate/v1/plan_pb";
import { inLondon } from "../time/moment";
import { chartDays, rota, whenNeeded } from "./chart";
import { codeAddress, readCode } from "./code";
import { dayCode, type PackOf, type PackPerson, packOf } from "./pack";
import { chartParts, dailyParts } from "./parts";
import { candidates } from "./scan/find";
import { checkDigit, checks, printing, serialOf } from "./serial";

const at = Date.parse("2026-11-23T08:00Z");
const moment = (text: string) => inLondon(Date.parse(text));
const item = (init: MessageInitShape<typeof ExpectedItemSchema>) => create(ExpectedItemSchema, init);
const dose = (medicineId: string, due: string, more = {}) =>
  item({ itemId: `${medicineId} ${due}`, kind: { case: "dose", value: { medicineId, medicine: medicineId, dose: "1 tablet", dueAt: moment(due), ...more } } });
const visit = (visitId: string, start: string, more = {}) =>
  item({ itemId: visitId, kind: { case: "visit", value: { visitId, start: moment(start), ...more } } });

describe("a serial", () => {
  test("has a check digit that finds a wrong character and two that changed places", () => {
    const serial = serialOf("SL01", "261123", "KQX", 7);
    expect(serial).toMatch(/^SL01-261123-KQX07-[0-9A-Z]$/);
    expect(checks(serial)).toBe(true);
    expect(checks(serial.replace("KQX07", "KQX08"))).toBe(false);
    expect(checks(serial.replace("KQX07", "QKX07"))).toBe(false);
  });

  test("has the check character that other implementations of the standard find: a GRid ends with M", () => {
    expect(checkDigit("A12425GABC1234002")).toBe("M");
  });

  test("is another in every printing", () => {
    expect(new Set(Array.from({ length: 20 }, printing)).size).toBeGreaterThan(15);
  });
});

describe("a code", () => {
  test("can be read from its drawing, and names sheet and service and nobody", () => {
    const address = codeAddress("https://care.example", { serial: "SL01-261123-KQX07-4", serviceId: "SL01" });
    const bits = encodeQR(address, "raw", { ecc: "quartile", border: 4 });
    const scale = 4;
    const size = bits.length * scale;
    const data = new Uint8Array(size * size * 4).fill(255);
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) if (bits[Math.floor(y / scale)]?.[Math.floor(x / scale)]) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
    expect(readCode(decodeQR({ width: size, height: size, data }))).toEqual({ serial: "SL01-261123-KQX07-4", serviceId: "SL01" });
  });

  test("is a typed serial too", () => {
    expect(readCode(" HB-NOTE-003 ")).toEqual({ serial: "HB-NOTE-003", serviceId: "" });
  });

  test.each(["", "https://shop.example/offer", "https://x.example/#s=%3Cscript%3E", "javascript:alert(1)", "a b"])("%j is none", (text) => {
    expect(readCode(text)).toBeNull();
  });

  test("is looked for at its own service, or where a typed serial begins like one", () => {
    const runs: RunSummary[] = [
      create(RunSummarySchema, { incidentId: "I1", serviceId: "RH01" }),
      create(RunSummarySchema, { incidentId: "I2", serviceId: "SL01" }),
    ];
    expect(candidates({ serial: "X", serviceId: "SL01" }, runs).map((run) => run.serviceId)).toEqual(["SL01"]);
    expect(candidates({ serial: "sl01-2", serviceId: "" }, runs).map((run) => run.serviceId)).toEqual(["SL01", "RH01"]);
  });
});

describe("a medicines chart", () => {
  test("has a line for each medicine and a cell for each time, and shows where nothing is due", () => {
    const [day] = chartDays([dose("B", "2026-11-23T20:00Z"), dose("A", "2026-11-23T08:00Z"), dose("A", "2026-11-23T20:00Z")]);
    expect(day?.times).toEqual(["08:00", "20:00"]);
    expect(day?.rows.map((row) => [row.medicineId, row.due])).toEqual([
      ["A", [true, true]],
      ["B", [false, true]],
    ]);
  });

  test("puts time-critical medicines first, and each day on its own", () => {
    const days = chartDays([dose("A", "2026-11-23T08:00Z"), dose("Z", "2026-11-23T08:00Z", { timeCritical: true }), dose("A", "2026-11-24T08:00Z")]);
    expect(days.map((one) => one.day)).toEqual(["Mon 23 Nov", "Tue 24 Nov"]);
    expect(days[0]?.rows.map((row) => row.medicineId)).toEqual(["Z", "A"]);
  });

  test("cuts a day with many times, and loses none", () => {
    const many = Array.from({ length: 11 }, (_, hour) => dose("A", `2026-11-23T${String(hour + 8).padStart(2, "0")}:00Z`));
    const parts = chartDays(many);
    expect(parts.map((part) => part.times.length)).toEqual([8, 3]);
    expect(parts.flatMap((part) => part.rows.flatMap((row) => row.due)).every(Boolean)).toBe(true);
  });

  test("keeps two doses of one medicine on two lines", () => {
    expect(chartDays([dose("A", "2026-11-23T08:00Z"), dose("A", "2026-11-23T12:00Z", { dose: "2 tablets" })])[0]?.rows).toHaveLength(2);
  });

  test("knows what is given when needed, without a time", () => {
    const prn = item({ itemId: "p", kind: { case: "dose", value: { medicineId: "PARA", medicine: "Paracetamol", prn: true } } });
    expect(whenNeeded([prn, prn]).map((one) => one.medicineId)).toEqual(["PARA"]);
    expect(chartDays([prn])).toEqual([]);
  });
});

test("a rota is in the order of its visits, of two at once the time-critical one first", () => {
  const lines = rota([
    { personId: "P1", items: [visit("V2", "2026-11-23T08:00Z"), visit("V3", "2026-11-23T09:00Z")] },
    { personId: "P2", items: [visit("V1", "2026-11-23T08:00Z", { timeCritical: true })] },
  ]);
  expect(lines.map((line) => line.visit.visitId)).toEqual(["V1", "V2", "V3"]);
});

describe("a sheet is one page", () => {
  test("long charts go on on the next one, and no medicine is lost", () => {
    const many = Array.from({ length: 23 }, (_, n) => dose(`M${n}`, "2026-11-23T08:00Z"));
    const prn = [1, 2, 3].map((n) => item({ itemId: `p${n}`, kind: { case: "dose", value: { medicineId: `PRN${n}`, prn: true } } }));
    const parts = chartParts([...many, ...prn]);
    expect(parts.flatMap((part) => part.days.flatMap((day) => day.rows)).length).toBe(23);
    expect(parts.flatMap((part) => part.prn).length).toBe(3);
    for (const part of parts) expect(part.days.reduce((sum, day) => sum + 1 + day.rows.length, 0) + 4 * part.prn.length).toBeLessThanOrEqual(10);
  });

  test("a person without medicines has no chart, and everybody has a daily sheet with room for notes", () => {
    expect(chartParts([])).toEqual([]);
    expect(dailyParts([])).toEqual([{ records: [], notes: true }]);
  });

  test("many checks go on on the next one, in their order, with the notes on the last", () => {
    const checks = Array.from({ length: 30 }, (_, n) =>
      item({ itemId: `r${n}`, kind: { case: "record", value: { category: "sleep", dueFrom: inLondon(at + n * 60_000) } } }),
    );
    const parts = dailyParts(checks);
    expect(parts.map((part) => [part.records.length, part.notes])).toEqual([
      [18, false],
      [4, false],
      [8, true],
    ]);
  });
});

describe("a pack", () => {
  const person = (personId: string, items: ExpectedItem[], plan: PlannedPerson | null): PackPerson => ({
    person: create(PersonSupportedSchema, { personId, name: `Person ${personId}`, allergies: "None known", summaryVersion: "3" }),
    items,
    plan,
  });
  const planned = (hoursOld: number, covered = true) =>
    create(PlannedPersonSchema, { sourceSystem: "Tallis", asOf: inLondon(at - hoursOld * 3_600_000), coversTo: moment("2026-11-24T08:00Z"), covered });
  const of = (people: PackPerson[], more: Partial<PackOf> = {}): PackOf => ({
    serviceId: "SL01",
    serviceType: "care_home",
    people,
    plansTold: true,
    day: dayCode("2026-11-23T08:00"),
    print: "KQX",
    at,
    ...more,
  });

  test("numbers every sheet once, in the order of printing", () => {
    const { sheets } = packOf(of([person("1", [dose("A", "2026-11-23T20:00Z")], planned(1)), person("2", [visit("V", "2026-11-23T09:00Z")], planned(1))]));
    expect(sheets.map((sheet) => [sheet.n, sheet.kind, sheet.personId])).toEqual([
      [1, "visits", ""],
      [2, "summary", "1"],
      [3, "mar", "1"],
      [4, "notes", "1"],
      [5, "summary", "2"],
      [6, "notes", "2"],
    ]);
    expect(new Set(sheets.map((sheet) => sheet.serial)).size).toBe(6);
    expect(sheets.every((sheet) => checks(sheet.serial))).toBe(true);
  });

  test("says nothing is missing only when nothing is", () => {
    expect(packOf(of([person("1", [dose("A", "2026-11-23T20:00Z")], planned(1))])).missing).toEqual([]);
  });

  test("says in words of whom no plan was told, how old a plan is, and where it ends", () => {
    const { missing } = packOf(of([person("1", [], null), person("2", [dose("A", "2026-11-23T20:00Z")], planned(30, false))]));
    expect(missing).toEqual([
      "Nobody told us a plan for Person 1: no medicines, checks or visits of theirs are printed.",
      "The plan for Person 2 is 30 h old: it is as of Sun 22 Nov, 02:00.",
      "The plan for Person 2 ends at Tue 24 Nov, 08:00: what is due later is not printed.",
    ]);
  });

  test("says when the server tells no plans at all, and when allergies are not stated", () => {
    const unstated = { ...person("1", [], null), person: create(PersonSupportedSchema, { personId: "1", name: "Ann", summaryVersion: "1" }) };
    expect(packOf(of([unstated], { plansTold: false })).missing).toEqual([
      "No system has told what is due. There are no medicines charts, checks or visits in this pack: get them from the pharmacy, the care plans and the rota.",
      "No allergies are stated for Ann, and not that there are none.",
    ]);
  });
});
