import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Priority } from "../../gen/reinstate/facts/v1/facts_pb";
import { WorkItemSchema } from "../../gen/reinstate/v1/service_pb";
import { type Filter, grouped, passes } from "./filter";

const everything: Filter = { priority: "", next: "", person: "", step: "", mine: "", overdue: "" };
const work = (personId: string, priority: Priority, init: object = {}) =>
  create(WorkItemSchema, {
    item: { personId, priority, category: "cd", overdue: priority === Priority.P1 },
    next: "transcribe",
    allocatedTo: "RHS01",
    ...init,
  });
const item = work("R01", Priority.P1);

it.each<[Partial<Filter>, boolean]>([
  [{}, true],
  [{ priority: "P1" }, true],
  [{ priority: "P2" }, false],
  [{ next: "second check" }, false],
  [{ person: "R02" }, false],
  [{ step: "6", overdue: "1", mine: "1" }, true],
  [{ step: "9" }, false],
])("with %o the item is shown: %s", (filter, shown) => {
  expect(passes(item, { ...everything, ...filter }, "RHS01", [6, 9])).toBe(shown);
});

it("shows as mine only what is allocated to me", () => {
  expect(passes(item, { ...everything, mine: "1" }, "RHS02", [6])).toBe(false);
});

it("groups keep the order of urgency", () => {
  const list = [work("R02", Priority.P1), work("R01", Priority.P1), work("R02", Priority.P3)];
  expect(grouped(list, (one) => one.item?.personId ?? "").map((group) => [group.key, group.items.length])).toEqual([
    ["R02", 2],
    ["R01", 1],
  ]);
});
