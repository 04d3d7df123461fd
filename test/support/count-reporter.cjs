/** Closes a run with one plain line, for readers that know no test runner. */
module.exports = class CountReporter {
  onRunComplete(_, { numPassedTests, numFailedTests }) {
    process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed\n`);
  }
};
