// The project that `init --language python` writes: it writes the bytes of the one in TypeScript, its tests pass, and fail where
// files are lost.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { requireSame, run } from '../leg.mjs';

/**
 * @param folder an empty one
 * @param python the interpreter, with the package installed
 */
export function testProject(folder, python, report) {
  const project = init(folder, 'python');
  run(python, ['-m', 'pip', 'install', '-q', 'pytest'], project);
  run(python, ['main.py'], project);
  requireSame(join(typescript(folder), 'dist'), join(project, 'dist'));
  report('the project of init writes what the one in TypeScript does');

  const pytest = () => run(python, ['-m', 'pytest', '-q'], project);
  pytest();
  const git = (...args) => run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], project);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'The project');
  const main = join(project, 'main.py');
  const program = readFileSync(main, 'utf8');
  writeFileSync(main, program.replace('capacity="1Gi"', 'capacity="1Gi", claim_name="another"'));
  requireFailure(pytest, 'run python main.py');
  run(python, ['main.py'], project);
  requireFailure(pytest, 'pvc-renamed');
  writeFileSync(main, program.replace('grafana.mount_data(store)', 'pass'));
  requireFailure(pytest, '/var/lib/grafana');
  report('its tests pass, and fail where files are lost');
}

/** The same project in TypeScript, synthesized. */
function typescript(folder) {
  const project = init(folder, 'typescript');
  mkdirSync(join(project, 'node_modules'));
  for (const name of ['cdk8s', 'cdk8s-plus-27', 'constructs'])
    symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name));
  symlinkSync(resolve('.'), join(project, 'node_modules/cdk8s-stateful'));
  run('node', ['--import', import.meta.resolve('tsx'), 'main.ts'], project);
  return project;
}

function init(folder, language) {
  const project = join(folder, language);
  run('node', [resolve('bin/cdk8s-stateful'), 'init', '--language', language, project]);
  return project;
}

function requireFailure(action, text) {
  try {
    action();
  } catch (error) {
    if (error.message.includes(text)) return;
    throw error;
  }
  throw new Error(`the tests pass, without ${text}`);
}
