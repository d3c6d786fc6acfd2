import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { ChartCodeSchema, Source, StockCountSchema } from "../../gen/reinstate/facts/v1/facts_pb";
import { GetPersonRecordReplySchema } from "../../gen/reinstate/v1/person_pb";
import { inLondon } from "../../time/moment";
import { viewOf } from "../recordView";
import { registerOf } from "./balance";
import { differencesOf, late, minutesOff, outsideWindow, prescribed } from "./differences";
import { actOf } from "./keys";
import { chartOf, type Line, needsOf } from "./lines";
import { limitsOf, spacingOf } from "./spacing";
import { finishOf } from "./summary";

const at = (time: string) => inLondon(Date.parse(`2026-03-10T${time}:00Z`));
const codes = [
  create(ChartCodeSchema, { chartFamily: "A", code: "/", meaning: "given" }),
  create(ChartCodeSchema, { chartFamily: "A", code: "R", meaning: "refused" }),
];

type Given = { medicineId?: string; code?: string; dose?: number; before?: number; after?: number; rationale?: string; outcome?: string; witness?: string };
const row = (entryId: string, source: Source, time: string, given: Given = {}) => ({
  entryId,
  source,
  sheetSerial: "S",
  transcribedBy: "T",
  occurredAt: at(time),
  content: {
    case: "dose" as const,
    value: {
      medicineId: given.medicineId ?? "M",
      chartFamily: "A",
      code: given.code ?? "/",
      doseGiven: given.dose ?? 1,
      witness: given.witness ?? "",
      prnRationale: given.rationale ?? "",
      prnOutcome: given.outcome ?? "",
      ...(given.before === undefined ? {} : { stockBefore: given.before }),
      ...(given.after === undefined ? {} : { stockAfter: given.after }),
    },
  },
});
const view = (reply: MessageInitShape<typeof GetPersonRecordReplySchema>) => viewOf("i", create(GetPersonRecordReplySchema, reply));
const due = (itemId: string, time: string, rest = {}) => ({
  itemId,
  kind: {
    case: "dose" as const,
    value: { medicineId: "M", medicine: "Co-beneldopa", dose: "1 capsule", dueAt: at(time), windowMinutes: 30, timeCritical: true, ...rest },
  },
});
const prn = (medicineId = "M", rest = {}) => ({
  itemId: `prn ${medicineId}`,
  kind: {
    case: "dose" as const,
    value: {
      medicineId,
      medicine: "Paracetamol",
      dose: "2 tablets",
      prn: true,
      prnMinIntervalMinutes: 240,
      prnMax24h: 2,
      ingredient: "paracetamol",
      ingredientMg: 1000,
      ...rest,
    },
  },
});
const item = (itemId: string, paper: string, digital = "", rest = {}) => ({
  itemId,
  category: "medicines",
  planned: true,
  entered: true,
  open: true,
  paperEntryId: paper,
  digitalEntryId: digital,
  ...rest,
});
const onlyLine = (reply: MessageInitShape<typeof GetPersonRecordReplySchema>): Line => {
  const line = chartOf(view(reply))[0]?.lines[0];
  if (!line) throw new Error("no line");
  return line;
};

describe("a line of the chart", () => {
  const both = {
    expected: [due("a", "11:00")],
    items: [item("a", "P", "D")],
    entries: [row("P", Source.PAPER, "11:47"), row("D", Source.DIGITAL, "11:50", { dose: 2 })],
  };

  it("holds what was due, paper and digital of one dose, as the server matched them", () => {
    const line = onlyLine(both);
    expect([line.paper?.entryId, line.digital?.entryId, line.others.length]).toEqual(["P", "D", 0]);
    expect(minutesOff(line)).toBe(47);
    expect(outsideWindow(line, codes)).toBe(true);
  });

  it("says in words where its accounts differ", () => {
    expect(differencesOf(onlyLine(both), codes, false).map((one) => one.words)).toEqual([
      "47 min late, outside its window of 30 min, time-critical",
      "digital is 3 min later than paper",
      "paper says dose 1, digital 2",
    ]);
  });

  it("names a sign that is not in the key, and signs that do not mean the same", () => {
    const differing = (paper: string, digital: string) =>
      differencesOf(
        onlyLine({ ...both, entries: [row("P", Source.PAPER, "11:00", { code: paper }), row("D", Source.DIGITAL, "11:00", { code: digital })] }),
        codes,
        false,
      ).map((one) => one.words);
    expect(differing("K", "/")).toEqual(["paper: code K is not in the key of A"]);
    expect(differing("R", "/")).toEqual(["paper says refused, digital given"]);
  });

  it("of a controlled drug wants a witness, of a dose when needed a reason and an outcome", () => {
    const unplanned = {
      items: [item("u", "P", "", { category: "cd", planned: false })],
      expected: [prn()],
      entries: [row("P", Source.PAPER, "11:00", { dose: 2 })],
    };
    expect(differencesOf(onlyLine(unplanned), codes, true).map((one) => one.words)).toEqual(["no witness", "no reason given", "no outcome"]);
  });

  it("says that nothing is recorded, unless it is accounted for otherwise", () => {
    expect(differencesOf(onlyLine({ expected: [due("a", "11:00")], items: [item("a", "")] }), codes, false).map((one) => one.about)).toEqual(["missing"]);
    expect(differencesOf(onlyLine({ expected: [due("a", "11:00")], items: [item("a", "", "", { excepted: true })] }), codes, false)).toEqual([]);
  });

  it("is still shown when the plan of care is not", () => {
    const [medicine] = chartOf(view({ items: [item("a", "P")], entries: [row("P", Source.PAPER, "11:00")] }));
    expect([medicine?.name, medicine?.lines.length]).toEqual(["M", 1]);
  });

  it("is finished only when the server has nothing open on it", () => {
    expect(needsOf(onlyLine({ ...both, items: [item("a", "P", "D", { waitingEntryIds: ["P"] })] }))).toEqual(["second check"]);
    expect(needsOf(onlyLine(both))).toEqual(["see its explanation"]);
    const chart = chartOf(view({ ...both, items: [item("a", "P", "D", { open: false })] }));
    expect(finishOf(chart)).toMatchObject({ lines: 1, finished: 1, left: [] });
  });
});

it("times off are said in words", () => {
  expect([late(0), late(12), late(-8), late(125)]).toEqual(["on time", "12 min late", "8 min early", "2 h 05 min late"]);
});

it("a prescribed dose is a number only where the chart prescribes one", () => {
  const of = (dose: string, variableDose = false) => prescribed({ dose, variableDose } as never);
  expect([of("1 tablet"), of("2.5 ml"), of("1-2 tablets"), of("1 to 2 tablets"), of("as directed"), of("1 unit", true)]).toEqual([
    1,
    2.5,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

describe("doses when needed", () => {
  const reply = {
    expected: [prn("M"), prn("N", { prnMax24h: 9 })],
    items: [item("a", "P1", "D1"), item("b", "P2"), item("c", "P3"), item("d", "P4"), item("n", "P5")].map((one) => ({
      ...one,
      category: "prn",
      planned: false,
    })),
    entries: [
      row("P1", Source.PAPER, "06:41"),
      row("D1", Source.DIGITAL, "06:41"),
      row("P2", Source.PAPER, "09:18"),
      row("P3", Source.PAPER, "12:00", { code: "R" }),
      row("P4", Source.PAPER, "14:00"),
      row("P5", Source.PAPER, "14:10", { medicineId: "N" }),
    ],
  };
  const chart = chartOf(view(reply));
  const [medicine, other] = chart;
  const spaced = medicine && spacingOf(medicine, chart, codes);

  it("count once where paper and system tell of the same, and not where they were refused", () => {
    expect([...(spaced?.keys() ?? [])]).toEqual(["a", "b", "d"]);
  });

  it("are too soon within the least interval, and too many over the most in a day", () => {
    expect(spaced?.get("b")).toMatchObject({ sinceLast: 157, tooSoon: true, inDay: 2, tooMany: false });
    expect(spaced?.get("d")).toMatchObject({ sinceLast: 282, tooSoon: false, inDay: 3, tooMany: true });
  });

  it("add up by ingredient across products", () => {
    expect(other && spacingOf(other, chart, codes).get("n")?.mgInDay).toBe(4000);
    expect(medicine && limitsOf(medicine)).toBe("at least 4 h apart, at most 2 in 24 h");
  });
});

describe("the register", () => {
  const doses = (...given: [string, Given][]) =>
    chartOf(view({ items: given.map((_, i) => item(`i${i}`, `P${i}`)), entries: given.map(([time, one], i) => row(`P${i}`, Source.PAPER, time, one)) }))[0]
      ?.lines ?? [];
  const count = (time: string, counted: number) => create(StockCountSchema, { countedAt: at(time), count: counted, medicineId: "M" });

  it("holds while each row opens where the one before closed", () => {
    const rows = registerOf(doses(["08:00", { before: 41, after: 40 }], ["20:00", { before: 40, after: 39 }]), [count("07:00", 41), count("21:00", 39)], codes);
    expect(rows.map((one) => one.breaks)).toEqual(["", "", "", ""]);
  });

  it("names the row in which it breaks", () => {
    const rows = registerOf(doses(["08:00", { before: 41, after: 39 }], ["20:00", { before: 40, after: 39 }]), [count("21:00", 38)], codes);
    expect(rows.map((one) => one.breaks)).toEqual([
      "goes from 41 to 39, but 1 left the stock",
      "opens at 40, but the row above closed at 39",
      "1 missing: 39 should be there",
    ]);
  });

  it("runs on where a dose states no balance, and stops where it states no quantity that can be known", () => {
    expect(registerOf(doses(["08:00", {}]), [count("07:00", 41), count("09:00", 40)], codes).map((one) => one.breaks)).toEqual(["", "", ""]);
    expect(registerOf(doses(["08:00", { code: "K" }]), [count("07:00", 41), count("09:00", 38)], codes).map((one) => one.breaks)).toEqual(["", "", ""]);
  });
});

it("keys act on a line, but not while somebody types or holds a modifier", () => {
  const press = (key: string, rest = {}) => actOf({ key, ctrlKey: false, metaKey: false, altKey: false, target: document.createElement("button"), ...rest });
  expect([press("j"), press("ArrowUp"), press("A"), press("x"), press("z")]).toEqual(["next", "previous", "check", "correct", undefined]);
  expect(press("a", { ctrlKey: true })).toBeUndefined();
  expect(press("a", { target: document.createElement("input") })).toBeUndefined();
});
