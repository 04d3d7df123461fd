/** Likely mistakes, and what the last line that a program prints says of each: each language makes all of them. */
const SENTENCES = {
  'no capacity': 'PersistentStore story/a: capacity 0Gi is not allowed',
  'name of a claim': 'PersistentStore story/b: claimName "My_Claim" is not a DNS subdomain',
  'path of the host': 'PersistentStore story/c: Storage.hostPath: path "/data/../x" is not allowed',
  'one volume for all replicas': 'ReplicaStore story/d: static storage is one volume, and each replica needs its own',
  port: 'StatefulApp story/e: port 70000 is not allowed',
  'name of a variable': 'StatefulApp story/f: environment variable "A=B"',
  'key of a ConfigMap': 'did you mean folder?',
  'type of a disk': 'AwsEbs story/g: iops 3000 is not allowed with type gp9',
  schedule: 'StatefulApp story/h: Workload.cronJob: schedule "daily"',
  memory: 'memory "1GB" is not allowed',
  'path without a volume': 'no volume is mounted at /nowhere',
  'value of a variable': 'Env.of: the value a Quantity is not allowed',
  'older manifests': 'Changes.since: the older manifests, line 1, column 4',
};

/** Holds what a program printed, `mistake: last line of the error`, against the sentences; gives how many they are. */
export function requireSentences(printed) {
  const lines = printed.split('\n');
  for (const [mistake, sentence] of Object.entries(SENTENCES)) {
    const line = lines.find((one) => one.startsWith(`${mistake}: `));
    if (!line?.includes(sentence)) throw new Error(`${mistake}: "${sentence}" is not in the last line: ${line}`);
  }
  return Object.keys(SENTENCES).length;
}
