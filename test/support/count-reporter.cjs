/** Prints the number of passed and failed tests as one plain line at the end. */
module.exports = class CountReporter {
  onRunComplete(_, { numPassedTests, numFailedTests }) {
    process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed\n`);
  }
};
