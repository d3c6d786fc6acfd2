import { create } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import { describe, expect, it } from "vitest";
import { CommandReplySchema, RefusalDetailSchema } from "../gen/reinstate/v1/common_pb";
import { GetPlanReplySchema } from "../gen/reinstate/v1/plan_pb";
import { type Calls, carryOut, type Extent } from "./carryOut";
import type { Declaration } from "./declaration";

const declaration: Declaration = {
  incidentId: "INC-1",
  kind: "live",
  title: "eMAR unavailable",
  supplier: "Tallis",
  systems: ["emar"],
  services: ["S1", "S2"],
  planVersion: "",
  planLastTested: "",
  detectedAt: Date.parse("2026-11-23T14:00:00Z"),
  declaredAt: Date.parse("2026-11-23T14:10:00Z"),
  hours: 8,
};
const whole: Extent = { declare: true, contingency: true, runs: true, frozenAt: declaration.declaredAt };
const refused = (code: string, status = Code.FailedPrecondition) =>
  new ConnectError("", status, undefined, [{ desc: RefusalDetailSchema, value: create(RefusalDetailSchema, { code, sentence: code }) }]);
const noWait = () => Promise.resolve();

/** A server that does each key once, remembers the order, and fails as told. */
function server(fail: (what: string, call: number) => unknown = () => undefined) {
  const done = new Map<string, string>();
  const order: string[] = [];
  let calls = 0;
  const take = (what: string) => async (request: { header?: { idempotencyKey?: string } | undefined }) => {
    const named = [what, "serviceId" in request && what !== "note" ? request.serviceId : "", "personId" in request ? request.personId : ""]
      .filter(Boolean)
      .join(" ");
    const failure = fail(named, calls++);
    if (failure) throw failure;
    const key = request.header?.idempotencyKey ?? "";
    if (!done.has(key)) order.push(named);
    done.set(key, named);
    return create(CommandReplySchema);
  };
  const api: Calls = {
    declare: take("declare"),
    note: take("note"),
    contingency: take("contingency"),
    open: take("open"),
    freeze: take("freeze"),
    plan: async ({ serviceId }) =>
      create(GetPlanReplySchema, { people: [1, 2, 3].map((n) => ({ person: { personId: `${serviceId}-${n}`, name: `Person ${n}` }, itemsCounted: 0 })) }),
  };
  return { api, order };
}

describe("carrying a declaration out", () => {
  it("declares, opens each run before its people are frozen, and begins contingency last", async () => {
    const { api, order } = server();
    const progress = await carryOut(declaration, whole, api, () => undefined, noWait);
    expect(progress).toMatchObject({ step: "done", declared: true, servicesOpened: 2, people: 6, peopleFrozen: 6, troubles: [] });
    expect(order[0]).toBe("declare");
    expect(order.at(-1)).toBe("contingency");
    expect(order.indexOf("open S1")).toBeLessThan(order.indexOf("freeze S1 S1-1"));
    expect(order.filter((what) => what.startsWith("freeze"))).toHaveLength(6);
  });

  it("begun again does nothing twice", async () => {
    const { api, order } = server();
    await carryOut(declaration, whole, api, () => undefined, noWait);
    const before = [...order];
    expect((await carryOut({ ...declaration }, whole, api, () => undefined, noWait)).step).toBe("done");
    expect(order).toEqual(before);
  });

  it("goes on after a connection that was lost for a moment", async () => {
    const { api, order } = server((_, call) => (call % 3 === 1 ? new ConnectError("gone", Code.Unavailable) : undefined));
    expect((await carryOut(declaration, whole, api, () => undefined, noWait)).step).toBe("done");
    expect(new Set(order).size).toBe(order.length);
  });

  it("freezes the others when one is refused, and does not say that it is done", async () => {
    const { api } = server((what) => (what === "freeze S1 S1-2" ? refused("CENSUS_MISMATCH") : undefined));
    const progress = await carryOut(declaration, whole, api, () => undefined, noWait);
    expect(progress).toMatchObject({ step: "stopped", peopleFrozen: 5, people: 6 });
    expect(progress.troubles.map((trouble) => trouble.refusal.code)).toEqual(["CENSUS_MISMATCH"]);
  });

  it("takes what was frozen before as frozen", async () => {
    const { api } = server((what) => (what.startsWith("freeze S2") ? refused("ALREADY_FROZEN") : undefined));
    expect(await carryOut(declaration, whole, api, () => undefined, noWait)).toMatchObject({ step: "done", peopleFrozen: 6 });
  });

  it("stops at once when the declaration itself is refused", async () => {
    const { api, order } = server((what) => (what === "declare" ? refused("ROLE_NOT_ALLOWED", Code.PermissionDenied) : undefined));
    expect(await carryOut(declaration, whole, api, () => undefined, noWait)).toMatchObject({ step: "stopped", declared: false });
    expect(order).toEqual([]);
  });

  it("opens and freezes nothing where what is planned cannot be read or another role freezes", async () => {
    const { api, order } = server();
    expect(await carryOut(declaration, { ...whole, runs: false }, api, () => undefined, noWait)).toMatchObject({ step: "done", declared: true, people: 0 });
    expect(order).toEqual(["declare", "note", "contingency"]);
  });
});
