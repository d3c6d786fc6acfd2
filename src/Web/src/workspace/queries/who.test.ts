import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { GetRecoveryRunReplySchema } from "../../gen/reinstate/v1/service_pb";
import { peopleToAsk } from "./who";

it("asks the records of people whom the run names, and of those with queried items, each once", () => {
  const run = create(GetRecoveryRunReplySchema, {
    blocking: ["Query Q-1 of R02 is open.", "Query Q-2 of R02 is open.", "Sheet S1 is not returned."],
    rows: [
      { personId: "R01", completeness: { queried: 1 } },
      { personId: "R03", completeness: { queried: 0 } },
    ],
  });
  expect(peopleToAsk(run)).toEqual(["R02", "R01"]);
});
