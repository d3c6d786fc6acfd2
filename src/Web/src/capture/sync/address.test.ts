import { expect, test } from "vitest";
import { checks } from "../../packs/serial";
import { inLondon } from "../../time/moment";
import { incidentFor } from "./address";
import { deviceSerial, isDeviceSerial } from "./serial";

const at = (text: string) => Date.parse(text);
const run = (incidentId: string, frozen: string, restored = "", state = "frozen", kind = "live") => ({
  incidentId,
  serviceId: "S1",
  state,
  kind,
  ...(frozen ? { frozenAt: inLondon(at(frozen)) } : {}),
  ...(restored ? { restoredAt: inLondon(at(restored)) } : {}),
});
const runs = (...all: ReturnType<typeof run>[]) => all as Parameters<typeof incidentFor>[0];

test("what happened in an outage that is open goes there, also a little before it was declared", () => {
  const open = runs(run("I1", "2026-11-23T10:00Z"));
  expect(incidentFor(open, "S1", at("2026-11-23T12:00Z"))).toBe("I1");
  expect(incidentFor(open, "S1", at("2026-11-23T08:00Z"))).toBe("I1");
});

test("what happened long before, or after restoration, or at another service, goes nowhere by itself", () => {
  const restored = runs(run("I1", "2026-11-23T10:00Z", "2026-11-23T17:00Z", "recovering"));
  expect(incidentFor(restored, "S1", at("2026-11-20T12:00Z"))).toBeNull();
  expect(incidentFor(restored, "S1", at("2026-11-23T18:00Z"))).toBeNull();
  expect(incidentFor(restored, "S2", at("2026-11-23T12:00Z"))).toBeNull();
});

test("of two outages a person chooses", () => {
  expect(incidentFor(runs(run("I1", "2026-11-23T10:00Z"), run("I2", "2026-11-23T11:00Z")), "S1", at("2026-11-23T12:00Z"))).toBeNull();
});

test("nothing goes to a recovery that is signed off, or whose beginning is not known", () => {
  expect(incidentFor(runs(run("I1", "2026-11-23T10:00Z", "", "signed_off")), "S1", at("2026-11-23T12:00Z"))).toBeNull();
  expect(incidentFor(runs(run("I1", "")), "S1", at("2026-11-23T12:00Z"))).toBeNull();
});

test("a device's serial is recognised and checks", () => {
  const serial = deviceSerial("SL01");
  expect(isDeviceSerial(serial)).toBe(true);
  expect(checks(serial)).toBe(true);
  expect(isDeviceSerial("SL01-261123-KQX07-4")).toBe(false);
});

test("nothing goes into an exercise by itself, nor past one into an outage", () => {
  const drill = run("D1", "2026-11-23T10:00Z", "", "frozen", "exercise");
  expect(incidentFor(runs(drill), "S1", at("2026-11-23T12:00Z"))).toBeNull();
  expect(incidentFor(runs(drill, run("I1", "2026-11-23T11:00Z")), "S1", at("2026-11-23T12:00Z"))).toBeNull();
});
