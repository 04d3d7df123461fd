// The story app, with an ApiObject for each object.

const { ApiObject } = require('cdk8s');
const { objects } = require('./story.cjs');

module.exports = function make(chart, number) {
  for (const object of objects(number)) new ApiObject(chart, object.metadata.name, object);
};
