import { asStringMap } from '../../inventory/json';
import type { Rule } from '../rule';

const config = (entry: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  DB_HOST: db
  ${entry}
`;

/** Keys that end in a name for a secret, such as password. */
const SECRET_KEY =
  /(?:^|[-_.])(?:password|passwd|passphrase|pass|pwd|secret|token|apikey|api[-_.]?key|secret[-_.]?key|access[-_.]?key|private[-_.]?key|credentials?)$/;
/** A fast check that all keys of `SECRET_KEY` pass. */
const MAYBE_SECRET_KEY = /pass|pwd|secret|token|key|credential/i;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;
const URL_WITH_PASSWORD = /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@$%{}<]{1,100}:[^\s/@$%{}<]{1,200}@/i;
/** Keys whose value is the name of a Secret. */
const NAME_OF_SECRET = /(?:^|[-_.])(?:existing|tls|pull|ca|cert|certificate)[-_.]?(?:secret|credentials?)$/;
/** A `key: value` or `key=value` line of a configuration file. */
const LINE = /^[ \t]*["']?([A-Za-z][\w.-]*)["']?[ \t]*[:=][ \t]*["']?([^\s"',;#]+)["']?[ \t]*,?[ \t]*$/gm;
/** Keys of example values. */
const EXAMPLE_KEY = /(?:^|[-_.])(?:demo|example|sample|dummy|fake|test)(?:[-_.]|$)/;
const NOT_A_SECRET = /^(?:true|false|yes|no|on|off|none|null|nil|\*+|x+|\d{1,3}|<.*>)$/i;
/** A placeholder of a value, or the path or address of one. */
const REFERENCE = /^(?:[./~].*|[a-z]+:\/\/.*)$|\$\(|\$\{|\{\{|^\$[A-Z_]+$|^\$__\w+\{/;
/** A version, as of a plugin with such a name. */
const VERSION = /^v?\d+(?:\.\d+)+(?:[-+.]\w+)*$/;
/** The sources of `passwd` in nsswitch.conf. */
const NSSWITCH_SOURCE = /^(?:compat|files|db|dns|nis|nisplus|ldap|sss|systemd|winbind|altfiles)$/;

export const rule: Rule = {
  name: 'secret-in-configmap',
  appliesTo: ['ConfigMap'],
  severity: 'warning',
  summary: 'A ConfigMap holds a password, token or key.',
  consequence:
    'Everyone who may read ConfigMaps, and every tool that prints them, sees it; it is not encrypted as Secrets can be.',
  fix: 'Move the key to a Secret and refer to it with secretKeyRef.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  bad: () => config('DB_PASSWORD: correct-horse-battery'),
  good: () => config('DB_PASSWORD_FILE: /run/db/password'),
  *check(inventory) {
    for (const manifest of inventory.byKind('ConfigMap')) {
      for (const [key, value] of Object.entries(asStringMap(manifest.data['data']))) {
        const what = secretIn(key, value.trim());
        if (what === undefined) continue;
        yield {
          manifest,
          path: ['data', key],
          message: `the key ${key} holds ${what}, and everyone who may read ConfigMaps sees it`,
          fix: `Move ${key} to a Secret and read it with secretKeyRef.`,
        };
      }
    }
  },
};

const IN_A_FILE = 'a password among other settings';

/** Describes a value that belongs in a Secret, without the value; undefined for other values. */
function secretIn(key: string, value: string): string | undefined {
  if (value.includes('-----BEGIN ') && PRIVATE_KEY.test(value)) return 'a private key';
  if (!value.includes('\n') && isSecret(key, value)) return 'a password, token or key';
  if (!value.includes(':') && !value.includes('=')) return undefined;
  if (URL_WITH_PASSWORD.test(value)) return 'an address with a password';
  return [...value.matchAll(LINE)].some(([, name = '', text = '']) => isSecret(name, text)) ? IN_A_FILE : undefined;
}

function isSecret(key: string, value: string): boolean {
  if (!MAYBE_SECRET_KEY.test(key)) return false;
  const name = key.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return (
    SECRET_KEY.test(name) &&
    !NAME_OF_SECRET.test(name) &&
    !EXAMPLE_KEY.test(name) &&
    value !== '' &&
    !NOT_A_SECRET.test(value) &&
    !VERSION.test(value) &&
    !(name === 'passwd' && NSSWITCH_SOURCE.test(value)) &&
    !REFERENCE.test(value)
  );
}
