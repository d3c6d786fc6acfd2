import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { FactorSchema } from "../../gen/reinstate/v1/review_pb";
import { dated } from "../../time/dated";
import { kindName, roleOf } from "./feedback";
import { questionName } from "./questions";
import { byElement } from "./taxonomy";

it("factors stand under the element of the work system that their titles begin with, in the order of the taxonomy", () => {
  const factor = (code: string, title: string) => create(FactorSchema, { factor: code, title });
  const taxonomy = [
    factor("people.awareness", "People: awareness"),
    factor("tools.backup", "Tools: backup and restoration"),
    factor("tools.design", "Tools: design of system or form"),
    factor("other", "Something else"),
  ];
  expect(byElement(taxonomy)).toEqual([
    { element: "People", factors: [{ factor: "people.awareness", name: "Awareness" }] },
    {
      element: "Tools",
      factors: [
        { factor: "tools.backup", name: "Backup and restoration" },
        { factor: "tools.design", name: "Design of system or form" },
      ],
    },
    { element: "Something else", factors: [{ factor: "other", name: "Something else" }] },
  ]);
});

it("people and families speak as themselves, staff in the role that is chosen", () => {
  expect(roleOf("family", "nurse")).toBe("family");
  expect(roleOf("person", "nurse")).toBe("person");
  expect(roleOf("debrief", "nurse")).toBe("nurse");
});

it("what this page does not know is shown as it is recorded", () => {
  expect(kindName("a_new_kind")).toBe("a_new_kind");
  expect(questionName("a_new_question")).toBe("a new question");
  expect(dated("soon")).toBe("soon");
  expect(dated("2026-11-23")).toBe("Mon 23 Nov 2026");
});
