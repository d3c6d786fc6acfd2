import { expect, it } from "vitest";
import { span } from "./span";

it.each([
  [0n, "0 min"],
  [725n, "12 min"],
  [11_100n, "3 h 05 min"],
  [86_400n, "1 d"],
  [187_200n, "2 d 4 h"],
])("%s seconds are %s", (seconds, words) => {
  expect(span(seconds)).toBe(words);
});
