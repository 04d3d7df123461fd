/** The path from a manifest's root to a field. */
export type FieldPath = readonly (string | number)[];

/** Formats a path as the API server does: `spec.containers[0].volumeMounts[1].name`, `metadata.annotations[a.b/c]`. */
export function formatPath(path: FieldPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number' || !/^[A-Za-z_$][\w$-]*$/.test(step)) text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
