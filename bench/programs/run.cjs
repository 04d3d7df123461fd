// What every program does: `node PROGRAM APPS CHARTS OUTDIR` makes APPS story apps, in one chart or in a chart each.

const [apps, charts, outdir] = process.argv.slice(2);

/** Calls `make(chart, number)` for each app, and writes the files. */
module.exports = function run(App, Chart, make) {
  const app = new App({ outdir });
  const only = charts === '1' ? new Chart(app, 'all') : undefined;
  for (let number = 0; number < Number(apps); number++) {
    make(only ?? new Chart(app, `chart-${number}`), number);
  }
  app.synth();
};
