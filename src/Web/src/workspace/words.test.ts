import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { ItemSchema } from "../gen/reinstate/v1/common_pb";
import { count, whatOf } from "./words";

it.each([
  [{ what: "Amlodipine 5 mg", explanation: "x" }, "Amlodipine 5 mg"],
  [
    { explanation: "The dose of Amlodipine 5 mg due 08:00 on 10 Mar 2026: paper row PD001 states this slot." },
    "Dose of Amlodipine 5 mg due 08:00 on 10 Mar 2026",
  ],
  [
    { explanation: "The nutrition record for 12:00 to 14:30 on 3 Mar 2026 has no row on paper or in the system." },
    "Nutrition record for 12:00 to 14:30 on 3 Mar 2026",
  ],
  [{ explanation: "", category: "personal_care" }, "Personal care"],
])("an item %o is known as %s", (item, what) => {
  expect(whatOf(create(ItemSchema, item))).toBe(what);
});

it("counts one and many", () => {
  expect([count(0, "item"), count(1, "item"), count(2, "person", "people")]).toEqual(["0 items", "1 item", "2 people"]);
});
