const { Chart } = require('cdk8s');
const { Checks, FastApp } = require('../../lib/src');

class UncheckedApp extends FastApp {
  constructor(props) {
    super(props);
    Checks.configure(this, { only: [] });
  }
}

require('./run.cjs')(UncheckedApp, Chart, require('./make-stateful.cjs'));
