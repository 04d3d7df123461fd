const { Chart } = require('cdk8s');
const { FastApp } = require('../../lib/src');

require('./run.cjs')(FastApp, Chart, require('./make-objects.cjs'));
