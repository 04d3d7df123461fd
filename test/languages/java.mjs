// The package in Java: `npm run test:java`. Builds its generated code with Maven, with that of the packages it needs.
import { copyFileSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { generateCode, HERE, leg, requireSameAsTypeScript, run } from './leg.mjs';

const CLASSES = { main: 'Main', mistakes: 'Mistakes', subclasses: 'Subclasses' };

leg('java', { Maven: ['mvn', '-v'], 'Java compiler': ['javac', '-version'] }, (folder, report) => {
  generateCode('java', folder);
  const project = join(folder, 'java');
  copyFileSync(join(HERE, 'java/pom.xml'), join(project, 'pom.xml'));
  for (const file of ['programs/Main.java', 'java/Mistakes.java', 'java/Subclasses.java'])
    copyFileSync(join(HERE, file), join(project, 'src/main/java', file.split('/')[1]));
  const { version } = JSON.parse(readFileSync('node_modules/jsii-pacmak/package.json', 'utf8'));
  const options = ['-q', '-B', `-Djsii.version=${version}`, '-Dmdep.outputFile=classpath.txt'];
  run('mvn', [...options, 'compile', 'dependency:build-classpath'], project);

  const classpath = ['target/classes', readFileSync(join(project, 'classpath.txt'), 'utf8')].join(delimiter);
  const program = (name, ...args) => run('java', ['-cp', classpath, CLASSES[name], ...args], project);
  // Map.of has another order in each process.
  requireSameAsTypeScript(folder, program, 5, report);
});
