import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { RunSummarySchema } from "../gen/reinstate/v1/incident_pb";
import { IncidentSummarySchema } from "../gen/reinstate/v1/reconciliation_pb";
import { choices, chosen, filterOf, withChoice } from "./filters";

const run = (serviceId: string, more: MessageInitShape<typeof RunSummarySchema>) =>
  create(RunSummarySchema, { incidentId: "I1", serviceId, serviceName: `House ${serviceId}`, ...more });
const runs = [
  run("A", { group: "North", serviceType: "care_home", state: "recovering", openP1: 1 }),
  run("B", { group: "South", serviceType: "homecare", state: "signed_off", openQueries: 2 }),
  run("C", { incidentId: "I2", group: "North", serviceType: "homecare", state: "recovering", sheetsIssued: 4, sheetsAccounted: 3 }),
];
const incidents = [
  create(IncidentSummarySchema, { incidentId: "I1", title: "eMAR is down", supplier: "Tallis", systems: ["emar"] }),
  create(IncidentSummarySchema, { incidentId: "I2", title: "Rota is down", supplier: "Rotaline", systems: ["rostering", "telephony"] }),
];
const known = new Map(incidents.map((one) => [one.incidentId, one]));
const ids = (filter: Parameters<typeof chosen>[2]) =>
  chosen(runs, known, filter)
    .map((one) => one.serviceId)
    .join("");

describe("a filter", () => {
  it.each([
    [{}, "ABC"],
    [{ group: "North" }, "AC"],
    [{ type: "homecare", group: "North" }, "C"],
    [{ state: "signed_off" }, "B"],
    [{ system: "telephony" }, "C"],
    [{ supplier: "Tallis" }, "AB"],
    [{ incident: "I2" }, "C"],
    [{ with: "p1" }, "A"],
    [{ with: "queries" }, "B"],
    [{ with: "sheets" }, "C"],
    [{ text: "house tallis" }, "AB"],
    [{ text: "  ROTA c " }, "C"],
    [{ text: "nowhere" }, ""],
  ])("%o leaves %s", (filter, left) => {
    expect(ids(filter)).toBe(left);
  });

  it("that this version does not know leaves everything: a row must not vanish for a word in an address", () => {
    expect(ids({ with: "toString" })).toBe("ABC");
  });

  it("stands in the address, and what else stands there is kept", () => {
    const address = new URLSearchParams("group=North&theme=x&state=");
    expect(filterOf(address)).toEqual({ group: "North" });
    expect(withChoice(address, "group", "").toString()).toBe("theme=x&state=");
    expect(filterOf(withChoice(address, "text", "ash"))).toEqual({ group: "North", text: "ash" });
  });

  it("offers what there is, by name, and what is chosen although it has gone", () => {
    const offered = choices(runs, incidents, { group: "West" });
    expect(offered.group.map((one) => one.name)).toEqual(["North", "South", "West"]);
    expect(offered.system.map((one) => one.name)).toEqual(["eMAR", "rostering", "telephony"]);
    expect(offered.incident).toContainEqual({ value: "I1", name: "eMAR is down" });
  });
});
