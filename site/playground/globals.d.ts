/** What build.ts puts in. */
declare module 'examples' {
  export const groups: readonly import('./examples').ExampleGroup[];
}

/** The file of the worker. */
declare const WORKER: string;
/** What the service worker keeps: the files of the playground, and what tells this build from others. */
declare const KEPT: { readonly build: string; readonly files: readonly string[] };

declare module '*.yaml' {
  const text: string;
  export default text;
}
