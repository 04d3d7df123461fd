const { App, Chart } = require('cdk8s');

require('./run.cjs')(App, Chart, require('./make-l2.cjs'));
