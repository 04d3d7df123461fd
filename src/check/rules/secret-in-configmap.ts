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

/** Keys that end in what a secret is called. */
const SECRET_KEY =
  /(?:^|[-_.])(?:password|passwd|passphrase|pass|pwd|secret|token|apikey|api[-_.]?key|secret[-_.]?key|access[-_.]?key|private[-_.]?key|credentials?)$/;
/** Something of each of them. */
const MAYBE_SECRET_KEY = /pass|pwd|secret|token|key|credential/i;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;
const URL_WITH_PASSWORD = /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@$%{}<]{1,100}:[^\s/@$%{}<]{1,200}@/i;
/** Keys that name a Secret in place of holding one. */
const NAME_OF_SECRET = /(?:^|[-_.])(?:existing|tls|pull|ca|cert|certificate)[-_.]?(?:secret|credentials?)$/;
/** A line of a file of settings that gives a password. */
const LINE = /^[ \t]*["']?([A-Za-z][\w.-]*)["']?[ \t]*[:=][ \t]*["']?([^\s"',;#]+)["']?[ \t]*,?[ \t]*$/gm;
/** Keys of what everybody may know. */
const SHOWN = /(?:^|[-_.])(?:demo|example|sample|dummy|fake|test)(?:[-_.]|$)/;
const NOT_A_SECRET = /^(?:true|false|yes|no|on|off|none|null|nil|\*+|x+|\d{1,3}|<.*>)$/i;
/** What stands in for a value that is filled in later, or a path or address where it is. */
const REFERENCE = /^(?:[./~].*|[a-z]+:\/\/.*)$|\$\(|\$\{|\{\{|^\$[A-Z_]+$|^\$__\w+\{/;
/** A version of what is called so, as in a list of plugins. */
const VERSION = /^v?\d+(?:\.\d+)+(?:[-+.]\w+)*$/;
/** Where nsswitch.conf has the database of users looked up. */
const LOOKED_UP_IN = /^(?:compat|files|db|dns|nis|nisplus|ldap|sss|systemd|winbind|altfiles)$/;

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

/** What a value is that should be in a Secret, without the value itself. */
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
    !SHOWN.test(name) &&
    value !== '' &&
    !NOT_A_SECRET.test(value) &&
    !VERSION.test(value) &&
    !(name === 'passwd' && LOOKED_UP_IN.test(value)) &&
    !REFERENCE.test(value)
  );
}
