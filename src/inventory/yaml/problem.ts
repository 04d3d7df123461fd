/** A problem in a document: invalid YAML, or something that Kubernetes refuses or misreads. */
export class YamlProblem extends Error {
  constructor(
    message: string,
    /** The offset in the document. */
    readonly offset: number,
    /** Whether Kubernetes accepts the document all the same. */
    readonly accepted = false,
    /** The offset of the bracket or brace around it. */
    readonly bracket?: number,
  ) {
    super(message);
  }
}
