import { imageName } from '../../images/reference';
import type { ImageRow } from '../../images/row';
import type { Inventory } from '../../inventory/inventory';
import { asObject, asStrings } from '../../inventory/json';
import type { Container, Mount, Volume } from '../../inventory/pods';
import { imageRowsIn } from '../image-rows';
import type { KnownData } from '../known-data';
import { knownData } from '../known-data';
import { isMisspelt } from '../misspelt';
import { cleanPath, isWithin } from '../paths';
import type { Rule } from '../rule';

/** Directories where images keep the app. */
const APP = new Set(
  '/app /usr/src/app /usr/app /opt/app /home/node/app /home/app /code /srv/app /var/task /deployments'.split(' '),
);
/** Directories of pages and settings, with the key of a volume that replaces their files. */
const REPLACED: Readonly<Record<string, RegExp>> = {
  '/usr/share/nginx/html': /^index\.html?$/,
  '/usr/local/apache2/htdocs': /^index\.html?$/,
  '/var/www/html': /^index\.(?:html?|php)$/,
  '/srv/http': /^index\.html?$/,
  '/etc/nginx': /^nginx\.conf$/,
  '/usr/local/apache2/conf': /^httpd\.conf$/,
  '/etc/mysql': /^my\.cnf$/,
};
/** Files that pages read settings from. */
const SETTINGS = /\.(?:js|json)$/;
/** Directories whose subdirectories belong to programs. */
const HOMES = ['/opt', '/usr/share', '/usr/local'];
/** Images without an app in such a directory. */
const SYSTEMS =
  /(?:^|\/)(?:busybox|alpine|ubuntu|debian|centos|fedora|bash|curl|git|amazonlinux|ubi\d*(?:-minimal)?)(?::|@|$)/;
/** Base images of servers and languages. */
const BASES = new Set(
  'nginx nginx-unprivileged httpd caddy php php-fpm python node golang ruby rust openjdk eclipse-temurin maven gradle composer'.split(
    ' ',
  ),
);

const pod = (mount: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  settings.json: '{}'
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1
      volumeMounts:
        - { name: settings, ${mount} }
  volumes:
    - name: settings
      configMap: { name: web }
`;

export const rule: Rule = {
  name: 'mount-hides-image-dir',
  appliesTo: ['volumeMounts'],
  severity: 'warning',
  summary: "A volume is mounted over the directory that holds the image's own app.",
  consequence: 'What the image has there is hidden: the container does not find its program or pages.',
  fix: 'Mount a single file with subPath, or mount the volume in a directory of its own below.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
  bad: () => pod('mountPath: /app'),
  good: () => pod('mountPath: /app/settings.json, subPath: settings.json'),
  *check(inventory) {
    const known = knownData(inventory).filter(({ mount }) => mount !== undefined);
    const isAtData = ({ mount, path }: KnownData): boolean => cleanPath(mount?.mountPath ?? '') === path;
    const data = new Set(known.filter(isAtData).map(({ mount }) => mount));
    for (const mount of inventory.mounts) {
      const { container, volume, subPath, subPathExpr } = mount;
      if (volume === undefined || data.has(mount) || isMisspelt('V1VolumeMount', mount.data)) continue;
      if ((subPath ?? subPathExpr) !== undefined || container.kind === 'init' || isFilled(volume)) continue;
      if (!hides(mount, volume, inventory)) continue;
      yield {
        manifest: container.pod.manifest,
        path: [...mount.path, 'mountPath'],
        message: `the volume '${volume.name}' is mounted at ${mount.mountPath} and hides the files that ${container.image} has there`,
      };
    }
  },
};

/** Whether the image probably has files in the mounted directory. */
function hides(mount: Mount, volume: Volume, inventory: Inventory): boolean {
  const { container } = mount;
  const path = cleanPath(mount.mountPath);
  if (SYSTEMS.test(container.image)) return false;
  const projected = volume.source === 'configMap' || volume.source === 'secret';
  const replaces = Object.hasOwn(REPLACED, path) ? REPLACED[path] : undefined;
  if (replaces !== undefined && projected) {
    const keys = keysOf(volume, inventory);
    if (keys === undefined || keys.some((key) => replaces.test(key))) return false;
    // A base image serves the mounted pages; a file of settings alone belongs to pages of the image.
    return path.startsWith('/etc/') || !BASES.has(imageName(container.image)) || keys.some((key) => SETTINGS.test(key));
  }
  // The container's command may run a program of the volume.
  if (runsOwnCommand(container)) return false;
  if (isInitiallyEmpty(volume) && isAboveProgram(path, imageRowsIn(inventory, container.image))) return true;
  if (projected && isHomeOf(container, path)) return true;
  // A developer's node may have the sources there.
  return APP.has(path) && volume.source !== 'hostPath' && !BASES.has(imageName(container.image));
}

/** Whether a volume is empty until a pod writes to it. */
function isInitiallyEmpty({ source }: Volume): boolean {
  return source === 'persistentVolumeClaim' || source === 'claimTemplate' || source === 'emptyDir';
}

/** Whether every possible version of the image has its program in the directory. */
function isAboveProgram(path: string, rows: readonly ImageRow[]): boolean {
  return rows.length > 0 && rows.every(({ home = [] }) => home.some((directory) => isWithin(directory, path)));
}

/** Whether a directory is named after the image, or is the `bin` of one that is: `/opt/keycloak/bin`. */
function isHomeOf({ image }: Container, path: string): boolean {
  const name = imageName(image);
  return name !== '' && HOMES.some((home) => path === `${home}/${name}` || path === `${home}/${name}/bin`);
}

function runsOwnCommand({ data }: Container): boolean {
  return asStrings(data['command']).length > 0;
}

/** Whether an init container or sidecar can write to the volume. */
function isFilled({ mounts }: Volume): boolean {
  return mounts.some(({ container, readOnly }) => container.kind !== 'container' && !readOnly);
}

/** The keys of a ConfigMap or Secret volume; undefined if its object isn't among the manifests. */
function keysOf({ configs }: Volume, inventory: Inventory): readonly string[] | undefined {
  const objects = configs.map((use) => inventory.targetOf(use));
  if (objects.includes(undefined)) return undefined;
  return objects.flatMap((object) =>
    ['data', 'binaryData', 'stringData'].flatMap((part) => Object.keys(asObject(object?.data[part]))),
  );
}
