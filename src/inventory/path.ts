/** The way from a manifest's root to one of its fields. */
export type FieldPath = readonly (string | number)[];

/** As the API server writes it: `spec.containers[0].volumeMounts[1].name`, `metadata.annotations[a.b/c]`. */
export function formatPath(path: FieldPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number' || !/^[A-Za-z_$][\w$-]*$/.test(step)) text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
