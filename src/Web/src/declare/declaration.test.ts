import { beforeEach, describe, expect, it } from "vitest";
import { type Declaration, forget, keep, kept, missing, newIncidentId, titleOf } from "./declaration";

describe("a declaration", () => {
  it("has an id that the server takes, and another each time", () => {
    const ids = Array.from({ length: 50 }, () => newIncidentId("2026-11-23"));
    expect(new Set(ids).size).toBe(50);
    for (const id of ids) expect(id).toMatch(/^INC-2026-11-23-[2-9A-Z]{6}$/);
  });

  it.each([
    [["emar"], ["Hollin Bank House"], "eMAR unavailable at Hollin Bank House"],
    [["rostering", "telephony"], ["A", "B"], "Rostering and telephony unavailable at 2 services"],
    [["network"], [], "Office network unavailable"],
    [[], ["A"], ""],
  ])("of %o at %o is called %s", (systems, services, title) => {
    expect(titleOf(systems, services)).toBe(title);
  });

  it("says what is missing, each at its field", () => {
    const now = Date.parse("2026-11-23T14:00:00Z");
    expect(Object.keys(missing({ title: " ", systems: [], services: [] }, null, now))).toEqual(["services", "systems", "title", "since"]);
    expect(missing({ title: "x", systems: ["emar"], services: ["S"] }, now, now)).toEqual({});
    expect(missing({ title: "x", systems: ["emar"], services: ["S"] }, now + 3_600_000, now)).toEqual({ since: "This lies in the future." });
  });
});

describe("what was begun on a device", () => {
  beforeEach(() => localStorage.clear());

  it("is found again until it is put away", () => {
    const declaration = { incidentId: "INC-1", services: ["S"] } as Declaration;
    keep(declaration);
    expect(kept()).toEqual(declaration);
    forget();
    expect(kept()).toBeNull();
  });

  it("and cannot be read is as if it were not there", () => {
    localStorage.setItem("declaration under way", "{");
    expect(kept()).toBeNull();
  });
});
