// Adds up what vitest and Playwright reported: count.mjs FOLDER. A report that is not there counts as an error, so that nothing passes by not running.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const read = (name) => {
  const file = join(process.argv[2], name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
};
const [unit, browser] = [read("unit.json"), read("browser.json")];
const count = { total: 0, errors: 0, failed: 0, skipped: 0 };
if (unit) {
  count.total += unit.numTotalTests;
  count.failed += unit.numFailedTests;
  count.skipped += unit.numPendingTests + unit.numTodoTests;
  // A file that could not be read has no tests to fail.
  count.errors += unit.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
}
if (browser) {
  const { expected, unexpected, flaky, skipped } = browser.stats;
  count.total += expected + unexpected + flaky + skipped;
  count.failed += unexpected + flaky;
  count.skipped += skipped;
  count.errors += browser.errors.length;
} else {
  count.errors++;
}
console.log(` Total: ${count.total}, Errors: ${count.errors}, Failed: ${count.failed}, Skipped: ${count.skipped}, Not Run: 0`);
process.exit(count.errors + count.failed > 0 ? 1 : 0);
