/** The path of the CustomResourceDefinitions beside a program that imports their classes. */
export function definitionsOf(programFile: string): string {
  return programFile.replace(/\.ts$/, '.crds.yaml');
}

/** Whether a program imports classes that `cdk8s import` generates. */
export function importsClasses(program: string): boolean {
  return /^\} from '\.\/imports\/|^import .* from '\.\/imports\//m.test(program);
}

/** The program with the project's `crds.yaml` in place of the definitions beside it. */
export function withDefinitionsOfProject(program: string): string {
  return program.replace(/(new Include\(\w+, 'definitions', \{ url: )'[^']*\.crds\.yaml'/, "$1'crds.yaml'");
}
