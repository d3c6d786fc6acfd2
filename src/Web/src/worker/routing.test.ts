import { describe, expect, test } from "vitest";
import { outdated, route } from "./routing";

const origin = "https://care.example";
const kept = new Set(["/index.html", "/assets/page-1.js", "/icon.svg"]);
const ask = (path: string, more: Partial<{ method: string; mode: string }> = {}) =>
  route({ method: "GET", mode: "cors", url: origin + path, ...more }, origin, kept);

describe("what the worker gives", () => {
  test("a page's address gives the app, with or without a network", () => {
    expect(ask("/incidents/I1/services/S1?serial=2", { mode: "navigate" })).toEqual({ give: "page" });
    expect(ask("/capture", { mode: "navigate" })).toEqual({ give: "page" });
  });

  test("a file of this version is given from what was kept", () => {
    expect(ask("/assets/page-1.js")).toEqual({ give: "file", path: "/assets/page-1.js" });
  });

  test.each(["/me", "/signin?return=/", "/signin/callback?code=1", "/v1/board", "/reinstate.v1.PersonService/GetPersonRecord", "/connect/authorize", "/sw.js"])(
    "%s goes to the node and is never kept",
    (path) => {
      expect(ask(path, { mode: "navigate" })).toEqual({ give: "network" });
    },
  );

  test("what is not asked for with GET, or elsewhere, is none of its business", () => {
    expect(ask("/capture", { method: "POST", mode: "navigate" })).toEqual({ give: "network" });
    expect(route({ method: "GET", mode: "navigate", url: "https://issuer.example/login" }, origin, kept)).toEqual({ give: "network" });
  });

  test("a file of another version is asked of the server", () => {
    expect(ask("/assets/page-0.js")).toEqual({ give: "network" });
  });
});

test("the version before stays for tabs that still show it, older ones go", () => {
  expect(outdated(["app-1", "others", "app-2", "app-3"], "app-3")).toEqual(["app-1"]);
  expect(outdated(["app-3"], "app-3")).toEqual([]);
});
