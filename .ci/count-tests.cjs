// Prints `passed failed` from the JSON report of a test run. A file that could not be loaded has no
// tests in the report and counts as one that failed; so does a report that is not there.
const { existsSync, readFileSync } = require('node:fs');

const file = process.argv[2];
if (!existsSync(file)) {
  console.log('0 1');
} else {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const notLoaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  console.log(`${report.numPassedTests} ${report.numFailedTests + notLoaded.length}`);
}
