/** Something in a document that isn't YAML, or isn't what the API server would take as data. */
export class YamlProblem extends Error {
  constructor(
    message: string,
    /** Where in the document. */
    readonly offset: number,
    /** Whether Kubernetes takes the document all the same. */
    readonly taken = false,
    /** Where the bracket or brace begins that it is in. */
    readonly bracket?: number,
  ) {
    super(message);
  }
}
