/** The file of definitions of custom resources that is beside a program which imports their classes. */
export function definitionsOf(programFile: string): string {
  return programFile.replace(/\.ts$/, '.crds.yaml');
}

/** Whether a program imports classes that `cdk8s import` makes. */
export function importsClasses(program: string): boolean {
  return /^\} from '\.\/imports\/|^import .* from '\.\/imports\//m.test(program);
}

/** A program that includes the definitions of a project, in the place of those beside it. */
export function withDefinitionsOfProject(program: string): string {
  return program.replace(/(new Include\(\w+, 'definitions', \{ url: )'[^']*\.crds\.yaml'/, "$1'crds.yaml'");
}
