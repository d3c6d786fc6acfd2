// Signs in with Chromium as somebody would: opens the web app, follows "Sign in", presses the first name, and comes back. Usage: sign-in.mjs CHROMIUM ADDRESS; the last line is a JSON report.
// Speaks to the browser over its debugging pipe (file descriptors 3 and 4, a JSON message and a NUL each), so nothing listens anywhere.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [program, address] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "reinstate-chromium-"));
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"];
const browser = spawn(program, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });

const waiting = new Map();
let number = 0;
let received = "";
browser.stdio[4].setEncoding("utf8").on("data", (data) => {
  received += data;
  for (let end = received.indexOf("\0"); end >= 0; end = received.indexOf("\0")) {
    const message = JSON.parse(received.slice(0, end));
    received = received.slice(end + 1);
    waiting.get(message.id)?.(message);
  }
});
const say = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
  waiting.set(++number, ({ error, result }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result)));
  browser.stdio[3].write(`${JSON.stringify({ id: number, method, params, sessionId })}\0`);
});

const { targetInfos } = await say("Target.getTargets");
const { sessionId } = await say("Target.attachToTarget", { targetId: targetInfos.find((target) => target.type === "page").targetId, flatten: true });
const evaluate = async (expression) => (await say("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }, sessionId)).result?.value;

// A page that is being left does not answer; the next one does.
async function until(expression) {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const value = await evaluate(expression).catch(() => null);
    if (value) return value;
  }
  throw new Error(`${expression} never came true: ${await evaluate("location.href + ' ' + document.body.innerText.slice(0, 300)")}`);
}

try {
  await say("Page.navigate", { url: address }, sessionId);
  await until(`document.querySelector("a[href^='/signin']")?.click() ?? location.pathname === "/connect/authorize"`);
  const name = await until(`document.querySelector("button[name=person] b")?.textContent`);
  await evaluate(`document.querySelector("button[name=person]").click()`);
  const shown = await until(`location.pathname === "/" && document.querySelector("form[action='/signout']") && ((me) => me.textContent + ", " + me.title)(document.querySelector("header .me a"))`);
  const board = await evaluate(`fetch("/v1/board").then(answer => answer.status)`);
  const cookie = await evaluate("document.cookie");
  await evaluate(`document.querySelector("form[action='/signout'] button").click()`);
  await until(`document.querySelector("a[href^='/signin']") !== null`);
  const after = await evaluate(`fetch("/v1/board").then(answer => answer.status)`);
  console.log(JSON.stringify({ name, shown, board, cookie, after }));
} finally {
  browser.kill("SIGKILL");
  await new Promise((resolve) => browser.once("exit", resolve));
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
