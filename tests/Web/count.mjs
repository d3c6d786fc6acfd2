// Adds up what vitest and Playwright reported: count.mjs FOLDER REPORT…. A report that is not there counts as an error, so that nothing passes by not running.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...reports] = process.argv.slice(2);
const count = { total: 0, errors: 0, failed: 0, skipped: 0 };
for (const name of reports) {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) {
    count.errors++;
    continue;
  }
  const report = JSON.parse(readFileSync(file, "utf8"));
  if (name === "unit") {
    count.total += report.numTotalTests;
    count.failed += report.numFailedTests;
    count.skipped += report.numPendingTests + report.numTodoTests;
    // A file that could not be read has no tests to fail.
    count.errors += report.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0).length;
  } else {
    const { expected, unexpected, flaky, skipped } = report.stats;
    count.total += expected + unexpected + flaky + skipped;
    count.failed += unexpected + flaky;
    count.skipped += skipped;
    count.errors += report.errors.length;
  }
}
console.log(` Total: ${count.total}, Errors: ${count.errors}, Failed: ${count.failed}, Skipped: ${count.skipped}, Not Run: 0`);
process.exit(count.errors + count.failed > 0 ? 1 : 0);
