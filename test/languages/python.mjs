// The package in Python: `npm run test:python`. Makes the wheel, and installs it with cdk8s of PyPI.
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HERE, leg, requireSameAsTypeScript, run } from './leg.mjs';
import { testConverted, testProject } from './python/project.mjs';

const PROGRAMS = { main: 'programs/main.py', mistakes: 'python/mistakes.py', subclasses: 'python/subclasses.py' };

leg('python', { 'Python 3 with venv': ['python3', '-c', 'import venv, ensurepip'] }, (folder, report) => {
  run('npx', ['jsii-pacmak', '-t', 'python', '-o', folder, '--no-npmignore']);
  run('python3', ['-m', 'venv', join(folder, 'venv')]);
  const wheel = readdirSync(join(folder, 'python')).find((name) => name.endsWith('.whl'));
  // Programs write to where they are run.
  const python = (...args) => run(join(folder, 'venv/bin/python'), args, folder);
  python('-m', 'pip', 'install', '-q', join(folder, 'python', wheel), 'cdk8s-plus-34');

  requireSameAsTypeScript(folder, (name, ...args) => python(join(HERE, PROGRAMS[name]), ...args), 1, report);
  python(join(HERE, 'python/cdk8s_plus.py'));
  report('what cdk8s-plus-34 makes is taken');
  mkdirSync(join(folder, 'project'));
  testProject(join(folder, 'project'), join(folder, 'venv/bin/python'), report);
  mkdirSync(join(folder, 'converted'));
  testConverted(join(folder, 'converted'), join(folder, 'venv/bin/python'), report);
  run('npm', ['run', '-s', 'snippets']);
  const ran = python(join(HERE, 'python/snippets.py'), resolve('.jsii.tabl.json'));
  report(ran.split('\n').find((line) => line.endsWith(' run')));
});
