import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { CompletenessRowSchema } from "../gen/reinstate/v1/common_pb";
import { RunSummarySchema } from "../gen/reinstate/v1/incident_pb";
import { unfrozen } from "./unfrozen";

it("names services without a run, and people of open runs whose set is not frozen", () => {
  const run = (serviceId: string, state: string) => create(RunSummarySchema, { serviceId, state });
  const row = (serviceId: string, personId: string, category: string) => create(CompletenessRowSchema, { serviceId, personId, category });
  const runs = [run("done", "frozen"), run("none", "not_opened"), run("half", "frozen")];
  expect(unfrozen(runs, [row("done", "a", "mood"), row("half", "b", "not_frozen"), row("half", "c", "mood")])).toEqual([
    { serviceId: "none", people: [] },
    { serviceId: "half", people: ["b"] },
  ]);
});
