// Prints manifests in snapshots as YAML.
const { Yaml } = require('cdk8s');

module.exports = {
  test: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item?.apiVersion === 'string' && typeof item?.kind === 'string'),
  print: (manifests) => Yaml.stringify(...manifests),
};
