// A kubectl with a cluster of its own, in memory: as much of both as the script of a plan needs.

/** What is said and done ends here: a command that fails. */
class Failed extends Error {}

/** Runs one command on a cluster: `{ objects, faults, changes, serial }`. */
exports.kubectl = function kubectl(cluster, words, stdin, readFile) {
  const { objects, faults } = cluster;
  let out = '';

  function fail(message) {
    throw new Failed(message);
  }

  const PLURAL = /s$/;
  const CLUSTER_WIDE = new Set(['persistentvolume', 'storageclass', 'namespace']);
  const SHORT = { pvc: 'persistentvolumeclaim', pv: 'persistentvolume', pods: 'pod' };

  function kindOf(word) {
    const kind = word.toLowerCase();
    return SHORT[kind] ?? (CLUSTER_WIDE.has(kind.replace(PLURAL, '')) ? kind.replace(PLURAL, '') : kind);
  }

  function keyOf(kind, namespace, name) {
    return CLUSTER_WIDE.has(kind) ? `${kind}//${name}` : `${kind}/${namespace}/${name}`;
  }

  const all = (kind, namespace) =>
    Object.entries(objects)
      .filter(
        ([key]) => key.startsWith(`${kind}/`) && (namespace === undefined || key.startsWith(`${kind}/${namespace}/`)),
      )
      .map(([, object]) => object);

  // ---- jsonpath: {.a.b[*].c}, {..namespace}, {"text"}, {range .items[*]}…{end}, and text between them

  function tokens(template) {
    return template.match(/\{range [^}]*\}|\{end\}|\{"(?:[^"\\]|\\.)*"\}|\{[^}]*\}|[^{]+/g) ?? [];
  }

  function valuesAt(data, path) {
    const steps = path.match(/(?:\\.|[^.[\]])+|\[\*\]/g) ?? [];
    let here = [data];
    for (const step of steps) {
      const name = step.replace(/\\(.)/g, '$1');
      here = here.flatMap((one) =>
        step === '[*]'
          ? Array.isArray(one)
            ? one
            : []
          : (one ?? {})[name] === undefined || (one ?? {})[name] === null
            ? []
            : [one[name]],
      );
    }
    return here;
  }

  function print(list, data) {
    let text = '';
    for (let token; (token = list.shift()) !== undefined && token !== '{end}';) {
      if (token.startsWith('{range ')) {
        const items = valuesAt(data, token.slice('{range '.length, -1));
        const body = inner(list);
        for (const item of items) text += print([...body], item);
      } else if (token.startsWith('{"')) text += JSON.parse(token.slice(1, -1));
      else if (token.startsWith('{'))
        text += valuesAt(data, token.slice(1, -1))
          .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
          .join(' ');
      else text += token;
    }
    return text;
  }

  function inner(list) {
    const body = [];
    let depth = 0;
    for (let token; (token = list.shift()) !== undefined;) {
      if (token.startsWith('{range ')) depth++;
      if (token === '{end}' && depth-- === 0) break;
      body.push(token);
    }
    return body;
  }

  // ---- what controllers do

  const uid = () => `uid-${++cluster.serial}`;
  const clone = (value) => structuredClone(value);

  function add(object, namespace) {
    const kind = object.kind.toLowerCase();
    object.metadata = { ...object.metadata, uid: uid(), ...(CLUSTER_WIDE.has(kind) ? {} : { namespace }) };
    objects[keyOf(kind, namespace, object.metadata.name)] = object;
    return object;
  }

  const claimNames = (pod) =>
    (pod.spec.volumes ?? []).flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []);
  const isUsed = (claim) =>
    all('pod', claim.metadata.namespace).some((pod) => claimNames(pod).includes(claim.metadata.name));

  function settle() {
    for (let round = 0; round < 4; round++) {
      workloads();
      claims();
    }
    jobs();
  }

  /** Jobs that copy: the files of one disk are then on another one, too. */
  function jobs() {
    for (const job of all('job')) {
      const { namespace, name } = job.metadata;
      if (job.status !== undefined || faults.slowJob === name) continue;
      const [from, to] = job.spec.template.spec.volumes.map(({ persistentVolumeClaim }) => {
        const claim = objects[keyOf('persistentvolumeclaim', namespace, persistentVolumeClaim?.claimName)];
        return objects[keyOf('persistentvolume', '', claim?.spec.volumeName)];
      });
      if (from === undefined || to === undefined) continue;
      const isFailed = faults.failedJob === name;
      job.status = { conditions: [{ type: isFailed ? 'Failed' : 'Complete' }] };
      // Its pod stays after it has ended, and keeps the claims that it mounts from being deleted.
      add(
        {
          kind: 'Pod',
          metadata: { name: `${name}-${job.metadata.uid}`, ownerReferences: [{ uid: job.metadata.uid }] },
          spec: { volumes: clone(job.spec.template.spec.volumes) },
          status: { phase: isFailed ? 'Failed' : 'Succeeded' },
        },
        namespace,
      );
      const isCompared = job.spec.template.spec.containers[0].volumeMounts?.every(({ readOnly }) => readOnly);
      if (!isFailed && !isCompared) to.spec.csi.volumeHandle = `copy of ${from.spec.csi.volumeHandle}`;
    }
  }

  function workloads() {
    for (const set of [...all('deployment'), ...all('statefulset')]) {
      const { namespace, name } = set.metadata;
      const wanted = set.spec.replicas ?? (set.spec.replicas = 1);
      const isSet = set.kind === 'StatefulSet';
      const labels = set.spec.template.metadata?.labels ?? {};
      const matches = (pod) =>
        Object.entries(set.spec.selector.matchLabels).every(([key, value]) => pod.metadata.labels?.[key] === value);
      for (const pod of all('pod', namespace))
        if ((pod.metadata.ownerReferences ?? []).length === 0 && matches(pod))
          pod.metadata.ownerReferences = [{ uid: set.metadata.uid }];
      const names = Array.from({ length: wanted }, (_, index) => `${name}-${index}`);
      const own = all('pod', namespace).filter((pod) =>
        pod.metadata.ownerReferences?.some((owner) => owner.uid === set.metadata.uid),
      );
      for (const pod of own)
        if (!names.includes(pod.metadata.name) && faults.stuckPod !== pod.metadata.name)
          delete objects[keyOf('pod', namespace, pod.metadata.name)];
      for (const podName of names) {
        const pod = objects[keyOf('pod', namespace, podName)];
        // A set makes no pod after one whose name another has.
        if (pod !== undefined && pod.metadata.ownerReferences?.[0]?.uid !== set.metadata.uid && isSet) break;
        if (pod !== undefined) continue;
        const volumes = clone(set.spec.template.spec.volumes ?? []);
        for (const template of isSet ? (set.spec.volumeClaimTemplates ?? []) : []) {
          const claimName = `${template.metadata.name}-${podName}`;
          volumes.push({ name: template.metadata.name, persistentVolumeClaim: { claimName } });
          if (objects[keyOf('persistentvolumeclaim', namespace, claimName)] === undefined)
            add(
              {
                apiVersion: 'v1',
                kind: 'PersistentVolumeClaim',
                metadata: { name: claimName },
                spec: clone(template.spec),
                status: { phase: 'Pending' },
              },
              namespace,
            );
        }
        add(
          {
            kind: 'Pod',
            metadata: { name: podName, labels, ownerReferences: [{ uid: set.metadata.uid }] },
            spec: { volumes },
            status: { phase: 'Running' },
          },
          namespace,
        );
      }
      const running = all('pod', namespace).filter((pod) =>
        pod.metadata.ownerReferences?.some((owner) => owner.uid === set.metadata.uid),
      ).length;
      set.status = running === 0 ? {} : { replicas: running, readyReplicas: running };
    }
  }

  function claims() {
    for (const claim of all('persistentvolumeclaim')) {
      const { namespace, name, deletionTimestamp } = claim.metadata;
      if (deletionTimestamp !== undefined) {
        if (isUsed(claim) || faults.stuckClaim === name) continue;
        delete objects[keyOf('persistentvolumeclaim', namespace, name)];
        const volume = objects[keyOf('persistentvolume', '', claim.spec.volumeName)];
        if (volume !== undefined) {
          volume.status = { phase: 'Released' };
          if (volume.spec.persistentVolumeReclaimPolicy === 'Delete')
            delete objects[keyOf('persistentvolume', '', claim.spec.volumeName)];
        }
        continue;
      }
      if (claim.status?.phase === 'Bound') {
        grow(claim);
        continue;
      }
      claim.status = { phase: 'Pending' };
      if (faults.neverBinds === name) continue;
      const isFor = (volume) =>
        volume.spec.claimRef?.namespace === namespace &&
        volume.spec.claimRef.name === name &&
        (volume.spec.claimRef.uid ?? claim.metadata.uid) === claim.metadata.uid;
      let volume = all('persistentvolume').find(
        (one) => isFor(one) && (claim.spec.volumeName ?? one.metadata.name) === one.metadata.name,
      );
      if (volume === undefined && claim.spec.volumeName === undefined && claim.spec.storageClassName !== 'none')
        volume = add({
          kind: 'PersistentVolume',
          metadata: { name: `pvc-${claim.metadata.uid}` },
          spec: {
            persistentVolumeReclaimPolicy: 'Delete',
            claimRef: { namespace, name },
            csi: { volumeHandle: clonedOf(claim) ?? `disk of ${name}` },
          },
        });
      if (volume === undefined) continue;
      volume.spec.claimRef = { ...volume.spec.claimRef, uid: claim.metadata.uid };
      volume.status = { phase: 'Bound' };
      claim.spec.volumeName = volume.metadata.name;
      claim.status = { phase: 'Bound', capacity: { storage: claim.spec.resources.requests.storage } };
    }
  }

  /** What the driver makes of another claim, or of its snapshot. */
  function clonedOf({ metadata: { namespace }, spec: { dataSource } }) {
    if (dataSource === undefined) return undefined;
    const snapshot = objects[keyOf('volumesnapshot', namespace, dataSource.name)];
    const isSnapshot = dataSource.kind === 'VolumeSnapshot';
    const source = isSnapshot ? snapshot?.spec.source.persistentVolumeClaimName : dataSource.name;
    const claim = objects[keyOf('persistentvolumeclaim', namespace, source)];
    const volume = objects[keyOf('persistentvolume', '', claim?.spec.volumeName)];
    return volume && `${isSnapshot ? 'snapshot' : 'clone'} of ${volume.spec.csi.volumeHandle}`;
  }

  function grow(claim) {
    const size = claim.spec.resources.requests.storage;
    if (claim.status.capacity?.storage === size) return;
    if (faults.noExpansion === claim.metadata.name)
      claim.status.allocatedResourceStatuses = { storage: 'ControllerResizeInfeasible' };
    else if (faults.slowExpansion !== claim.metadata.name) claim.status.capacity = { storage: size };
  }

  // ---- what the API server refuses

  const FIXED = {
    StatefulSet: ['serviceName', 'selector', 'volumeClaimTemplates', 'podManagementPolicy'],
    Deployment: ['selector'],
    PersistentVolumeClaim: ['accessModes', 'storageClassName', 'volumeMode'],
  };

  function refusal(before, after) {
    const changed = (FIXED[before.kind] ?? []).find(
      (name) =>
        after.spec[name] !== undefined && JSON.stringify(before.spec[name]) !== JSON.stringify(after.spec[name]),
    );
    const name = `The ${before.kind} "${before.metadata.name}" is invalid:`;
    if (changed !== undefined) return `${name} spec.${changed}: Forbidden: field is immutable`;
    const size = (object) => Number.parseInt(object.spec?.resources?.requests?.storage ?? '0', 10);
    if (before.kind === 'PersistentVolumeClaim' && size(after) < size(before))
      return `${name} spec.resources.requests.storage: Forbidden: field can not be less than status.capacity`;
    if (before.kind === 'Service' && before.spec?.clusterIP !== after.spec?.clusterIP)
      return `${name} spec.clusterIPs[0]: Invalid value: may not change once set`;
    return undefined;
  }

  function merged(target, patch) {
    if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
    const result = typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {};
    for (const [key, value] of Object.entries(patch)) {
      if (value === null) delete result[key];
      else result[key] = merged(result[key], value);
    }
    return result;
  }

  // ---- the command line

  const flags = {};
  const names = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (['-n', '-o', '-l', '-f', '-p'].includes(word)) flags[word] = words[++i];
    else if (word.startsWith('--')) flags[word.split('=')[0]] = word.split('=')[1] ?? true;
    else names.push(word);
  }
  const [verb, ...rest] = names;
  const namespace = flags['-n'] ?? 'default';
  const isChange =
    ['patch', 'delete', 'create', 'scale', 'annotate', 'apply', 'rollout'].includes(verb) &&
    flags['--dry-run'] === undefined;

  try {
    settle();
    if (faults.forbidden === `${verb} ${rest[0] ?? ''}`.trim())
      fail(`Error from server (Forbidden): ${faults.forbidden} is forbidden`);
    if (faults.down === verb) fail('The connection to the server was refused');
    run();
    if (isChange) cluster.changes.push(words.join(' '));
    settle();
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return { code: 1, out, error: `${error.message}\n`, changed: false };
  }
  return { code: 0, out, error: '', changed: isChange };

  function found(kind, name) {
    const key = keyOf(kind, namespace, name);
    return objects[key] ?? fail(`Error from server (NotFound): ${kind} "${name}" not found`);
  }

  function run() {
    switch (verb) {
      case 'config':
        return;
      case 'auth': {
        const [, action, resource] = rest;
        if (faults.cannot === `${action} ${resource}`) fail('no');
        out += 'yes\n';
        return;
      }
      case 'get': {
        const kind = kindOf(rest[0]);
        const [, name] = rest;
        let data;
        if (name === undefined) {
          const [label, value] = (flags['-l'] ?? '').split('=');
          const labelled = (one) =>
            label === '' ||
            (value === undefined ? one.metadata.labels?.[label] !== undefined : one.metadata.labels?.[label] === value);
          data = { items: all(kind, CLUSTER_WIDE.has(kind) ? undefined : namespace).filter(labelled) };
        } else {
          data = objects[keyOf(kind, namespace, name)];
          if (data === undefined) return;
        }
        out += print(tokens(flags['-o'].slice('jsonpath='.length)), data);
        return;
      }
      case 'patch': {
        const kind = kindOf(rest[0]);
        if (flags['--dry-run'] !== undefined && faults.vanishes === rest[1])
          delete objects[keyOf(kind, namespace, rest[1])];
        const before = found(kind, rest[1]);
        const after = merged(before, JSON.parse(flags['-p']));
        const no = refusal(before, after);
        if (no !== undefined) fail(no);
        if (JSON.stringify(before) === JSON.stringify(after)) out += 'patched (no change)\n';
        if (flags['--dry-run'] === undefined) objects[keyOf(kind, namespace, rest[1])] = after;
        return;
      }
      case 'annotate': {
        const kind = kindOf(rest[0]);
        const object = found(kind, rest[1]);
        const annotations = { ...object.metadata.annotations };
        for (const word of rest.slice(2)) {
          if (word.endsWith('-')) delete annotations[word.slice(0, -1)];
          else annotations[word.slice(0, word.indexOf('='))] = word.slice(word.indexOf('=') + 1);
        }
        object.metadata.annotations = annotations;
        return;
      }
      case 'scale':
        found(kindOf(rest[0]), rest[1]).spec.replicas = Number(flags['--replicas']);
        found(kindOf(rest[0]), rest[1]).metadata.generation =
          (found(kindOf(rest[0]), rest[1]).metadata.generation ?? 1) + 1;
        return;
      case 'rollout': {
        const [kind, name] = rest[1].split('/');
        found(kind, name).restarts = (found(kind, name).restarts ?? 0) + 1;
        return;
      }
      case 'delete': {
        const kind = kindOf(rest[0]);
        const object = found(kind, rest[1]);
        if (kind === 'persistentvolumeclaim') object.metadata.deletionTimestamp = 'now';
        else if (faults.stuckObject === rest[1]) object.metadata.deletionTimestamp = 'now';
        else {
          delete objects[keyOf(kind, namespace, rest[1])];
          for (const pod of all('pod', namespace)) {
            if (!pod.metadata.ownerReferences?.some((owner) => owner.uid === object.metadata.uid)) continue;
            if (flags['--cascade'] === 'orphan') pod.metadata.ownerReferences = [];
            else delete objects[keyOf('pod', namespace, pod.metadata.name)];
          }
        }
        return;
      }
      case 'create': {
        const object = rest[0] === 'namespace' ? { kind: 'Namespace', metadata: { name: rest[1] } } : JSON.parse(stdin);
        const key = keyOf(object.kind.toLowerCase(), namespace, object.metadata.name);
        if (objects[key] !== undefined) fail(`Error from server (AlreadyExists): ${key}`);
        if (faults.quota === object.metadata.name) fail('Error from server (Forbidden): exceeded quota');
        if (object.kind === 'VolumeSnapshot')
          object.status = { readyToUse: faults.slowSnapshot !== object.metadata.name };
        if (flags['--dry-run'] === undefined) add(object, namespace);
        return;
      }
      case 'apply': {
        for (const object of JSON.parse(readFile(flags['-f'])).items) {
          const own = object.metadata.namespace ?? namespace;
          const key = keyOf(object.kind.toLowerCase(), own, object.metadata.name);
          const before = objects[key];
          if (before === undefined) add(clone(object), own);
          else {
            const after = merged(before, object);
            const no = refusal(before, after);
            if (no !== undefined) fail(no);
            objects[key] = after;
          }
        }
        return;
      }
      default:
        fail(`no verb ${verb}`);
    }
  }
};
