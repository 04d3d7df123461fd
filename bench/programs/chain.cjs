// Apps in a chart each, each of which needs the one before it.
const { Chart } = require('cdk8s');
const { FastApp } = require('../../lib/src');
const make = require('./make-objects.cjs');

let before;
require('./run.cjs')(FastApp, Chart, (chart, number) => {
  make(chart, number);
  if (before !== undefined) chart.addDependency(before);
  before = chart;
});
