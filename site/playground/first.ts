import text from '../../examples/yaml/database.yaml';

/** The example that is in the editor at first. */
export const FIRST = { id: 'database', text };
