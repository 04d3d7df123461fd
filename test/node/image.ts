import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The image that all containers run: busybox and nothing else. */
export const IMAGE = 'example.com/busybox:1';
/** The same with the VOLUME that images of PostgreSQL have. */
export const IMAGE_WITH_VOLUME = 'example.com/busybox-with-volume:1';
/** Runs as user 1000, and has a directory /data that is root's. */
export const IMAGE_OF_USER = 'example.com/busybox-of-user:1';

/** The image that copies files in plans, from programs of this machine. */
export const COPIER = 'example.com/copier:1';

const CONFIGS: Readonly<Record<string, object>> = {
  [IMAGE]: {},
  [IMAGE_WITH_VOLUME]: { Volumes: { '/var/lib/postgresql/data': {} } },
  [IMAGE_OF_USER]: { User: '1000' },
};

/** Writes the images into one file, an OCI layout in a tar, as `ctr images import` takes it. */
export function writeImages(folder: string, busybox: string): string {
  const layout = join(folder, 'images');
  mkdirSync(join(layout, 'blobs', 'sha256'), { recursive: true });
  const layer = blob(layout, layerOf(folder, busybox), 'application/vnd.oci.image.layer.v1.tar');
  const copier = copierRoot(folder);
  const images = [
    ...Object.entries(CONFIGS).map(([name, more]) => ({ name, image: imageOf(layout, layer, more) })),
    ...(copier === undefined
      ? []
      : [{ name: COPIER, image: imageOf(layout, blob(layout, packed(folder, copier), layer.mediaType), {}) }]),
  ];
  const manifests = images.map(({ name, image }) => ({
    ...image,
    annotations: { 'io.containerd.image.name': name, 'org.opencontainers.image.ref.name': name },
  }));
  writeFileSync(join(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  writeFileSync(join(layout, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
  const file = join(folder, 'images.tar');
  execFileSync('tar', ['-C', layout, '-cf', file, '.']);
  return file;
}

interface Blob {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

function imageOf(layout: string, layer: Blob, more: object): Blob {
  const config = {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    config: { Cmd: ['/bin/sleep', '2147483647'], Env: ['PATH=/bin'], ...more },
    rootfs: { type: 'layers', diff_ids: [layer.digest] },
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: blob(layout, json(config), 'application/vnd.oci.image.config.v1+json'),
    layers: [layer],
  };
  return blob(layout, json(manifest), manifest.mediaType);
}

function layerOf(folder: string, busybox: string): Buffer {
  const root = join(folder, 'image-root');
  for (const name of ['bin', 'etc', 'data', 'var/lib/postgresql/data', 'tmp'])
    mkdirSync(join(root, name), { recursive: true });
  chmodSync(join(root, 'tmp'), 0o1777);
  copyFileSync(busybox, join(root, 'bin', 'busybox'));
  for (const name of execFileSync(busybox, ['--list'], { encoding: 'utf8' }).trim().split('\n')) {
    if (name !== 'busybox') symlinkSync('busybox', join(root, 'bin', name));
  }
  writeFileSync(join(root, 'etc', 'passwd'), 'root:x:0:0::/:/bin/sh\nuser:x:1000:1000::/:/bin/sh\n');
  return packed(folder, root);
}

/** The programs that plans copy with, and the libraries of each. */
function copierRoot(folder: string): string | undefined {
  if (!canCopy()) return undefined;
  const root = join(folder, 'copier-root');
  const put = (from: string, to: string): void => {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    copyFileSync(from, join(root, to));
  };
  for (const name of COPYING) {
    const program = pathOf(name);
    put(program, join('bin', name));
    // `libz.so.1 => /lib/libz.so.1 (0x…)`, and the loader by its path alone.
    const libraries = spawnSync('ldd', [program], { encoding: 'utf8' }).stdout.matchAll(/(\/\S+) \(0x/g);
    for (const [, library = ''] of libraries) put(library, library);
  }
  mkdirSync(join(root, 'tmp'));
  return root;
}

const COPYING = [
  ...['sh', 'rsync', 'cut', 'df', 'du', 'head', 'sync', 'tail', 'tr', 'wc', 'sleep'],
  ...['blockdev', 'dd', 'sha256sum'],
];

/** Whether this machine has the programs that plans copy with. */
export function canCopy(): boolean {
  return COPYING.every((name) => pathOf(name) !== '');
}

function pathOf(name: string): string {
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
}

function packed(folder: string, root: string): Buffer {
  const file = join(folder, 'layer.tar');
  execFileSync('tar', ['-C', root, '--owner=0', '--group=0', '--numeric-owner', '-cf', file, '.']);
  return readFileSync(file);
}

function blob(layout: string, content: Buffer, mediaType: string): Blob {
  const digest = createHash('sha256').update(content).digest('hex');
  const file = join(layout, 'blobs', 'sha256', digest);
  writeFileSync(file, content);
  return { mediaType, digest: `sha256:${digest}`, size: statSync(file).size };
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}
