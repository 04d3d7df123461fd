import { pythonFiles } from './python';
import { typescriptFiles } from './typescript';

/** The languages that a project can be written in. */
export const LANGUAGES = ['typescript', 'python'] as const;

/** The parameters of a new project. */
export interface Project {
  /** The name of the project. */
  readonly name: string;
  readonly language: (typeof LANGUAGES)[number];
  /** The version of this package that it depends on. */
  readonly version: string;
  /**
   * The program: it exports its `app`, or the `build` and the `environments` of several. Without one, the project is an example,
   * Grafana with a disk.
   */
  readonly main?: string;
  /** The CustomResourceDefinitions whose classes the program imports from `./imports`. */
  readonly definitions?: string | undefined;
  /** Where files are mounted whose loss, when a pod is replaced, fails the project's test. */
  readonly mounts?: readonly string[];
}

/** The files of a project, by their paths in it. */
export function projectFiles(project: Project): Readonly<Record<string, string>> {
  return project.language === 'python' ? pythonFiles(project) : typescriptFiles(project);
}
