/** The file of definitions of custom resources that is beside a program which imports their classes. */
export function definitionsOf(programFile: string): string {
  return programFile.replace(/\.ts$/, '.crds.yaml');
}

/** Whether a program imports classes that `cdk8s import` makes. */
export function importsClasses(program: string): boolean {
  return /^\} from '\.\/imports\/|^import .* from '\.\/imports\//m.test(program);
}
