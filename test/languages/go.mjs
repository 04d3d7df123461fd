// The package in Go: `npm run test:go`. Builds its generated code, with that of the packages it needs.
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { generateCode, HERE, leg, requireSameAsTypeScript, run } from './leg.mjs';

leg('go', { 'Go toolchain': ['go', 'version'] }, (folder, report) => {
  generateCode('go', folder);
  const project = join(folder, 'go');
  cpSync(join(HERE, 'go'), project, { recursive: true });
  mkdirSync(join(project, 'main'));
  copyFileSync(join(HERE, 'programs/main.go'), join(project, 'main/main.go'));
  run('go', ['mod', 'tidy'], project);
  run('go', ['build', '-o', 'bin/', './main', './mistakes', './subclasses'], project);

  const program = (name, ...args) => run(join(project, 'bin', name), args, folder);
  // A map has another order each time that it is walked.
  requireSameAsTypeScript(folder, program, 5, report);
});
