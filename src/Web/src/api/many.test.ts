import { Code, ConnectError } from "@connectrpc/connect";
import { expect, it } from "vitest";
import { sendEach } from "./many";

const failing = (codes: Record<string, Code>) => async (content: string) => {
  const code = codes[content];
  if (code) throw new ConnectError("no", code);
};

it("goes on after a refusal, and keeps what was refused", async () => {
  const told: number[] = [];
  const outcome = await sendEach(["a", "b", "c"], failing({ b: Code.FailedPrecondition }), (done) => told.push(done));
  expect(outcome.refused.map((one) => one.content)).toEqual(["b"]);
  expect(outcome.notSent).toEqual([]);
  expect(told).toEqual([1, 2, 3]);
});

it("stops where the connection is lost, and says what was not sent", async () => {
  const outcome = await sendEach(["a", "b", "c"], failing({ b: Code.Unavailable }), () => {});
  expect(outcome.refused.map((one) => one.content)).toEqual(["b"]);
  expect(outcome.notSent).toEqual(["c"]);
});
