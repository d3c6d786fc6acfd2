import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { TimelineEntrySchema } from "../../gen/reinstate/v1/incident_pb";
import { inLondon } from "../../time/moment";
import { chosen, kindOf, lag } from "./entries";

const at = (minutes: number) => inLondon(Date.parse("2026-03-10T07:00:00Z") + minutes * 60_000);
const entry = (position: number, more: MessageInitShape<typeof TimelineEntrySchema>) =>
  create(TimelineEntrySchema, { position: BigInt(position), occurredAt: at(position), recordedAt: at(position), ...more });
const entries = [
  entry(1, { event: "IncidentDeclared", what: "Incident declared (live): eMAR", actor: "RHS09" }),
  entry(2, { event: "ContactRecorded", what: "Contact C1 with gp", serviceId: "RH01", actor: "RHS05" }),
  entry(3, { event: "EntriesRecorded", what: "4 entries recorded", serviceId: "SL01", personId: "P7", occurredAt: at(-30) }),
];
const found = (choice: Partial<Parameters<typeof chosen>[1]>) =>
  chosen(entries, { service: "", kind: "", text: "", ...choice }, (id) => (id === "RHS05" ? "Eleri Maddocks" : id)).map((one) => Number(one.position));

describe("the timeline", () => {
  it("is in the order in which things happened, newest first", () => {
    expect(found({})).toEqual([2, 1, 3]);
  });

  it.each([
    [{ service: "RH01" }, [2]],
    [{ kind: "life" }, [1]],
    [{ kind: "records" }, [3]],
    [{ text: "eleri" }, [2]],
    [{ text: "p7 entries" }, [3]],
    [{ text: "nothing like it" }, []],
  ])("chosen by %o", (choice, positions) => {
    expect(found(choice)).toEqual(positions);
  });

  it("hides nothing because its event is not known", () => {
    expect(kindOf("SomethingNew")).toBe("other");
  });
});

describe("the time between happening and recording", () => {
  it("is told from a quarter of an hour on", () => {
    expect(lag({ occurredAt: at(0), recordedAt: at(14) })).toBe(0);
    expect(lag({ occurredAt: at(0), recordedAt: at(75) })).toBe(75 * 60_000);
  });
});
