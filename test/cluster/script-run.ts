import { spawn } from 'node:child_process';

/**
 * A kubectl that counts changes of the cluster. It kills the script with all its processes after the change number KILL, and after
 * each change that begins with KILL_AFTER. After a change that begins with HOLD it waits, once, until the file `held` is deleted.
 */
export function countingKubectl(kubectl: string): string {
  return `#!/bin/sh
# It lives for a moment: no garbage is worth collecting.
export GOGC=off
code=0 out=
case $1 in
  apply) out=$(${kubectl} "$@") || code=$? ; printf '%s\\n' "$out" ;;
  *) ${kubectl} "$@" || code=$? ;;
esac
case "$*" in *--dry-run*) exit $code ;; esac
case $1 in
  patch | delete | create | scale | annotate | apply | rollout)
    here=$(dirname "$0")
    # kubectl says of a StatefulSet that it is configured each time: only what it makes, and the first apply, is a change.
    case $1:$out in
      apply:*created*) ;;
      apply:*) [ ! -e "$here/applied" ] || exit $code ;;
    esac
    [ "$1" != apply ] || : > "$here/applied"
    count=$(($(cat "$here/count") + 1))
    echo $count > "$here/count"
    echo "$*" >> "$here/log"
    [ "$count" != "\${KILL:-}" ] || kill -9 0
    case "$*" in "\${KILL_AFTER-none}"*) kill -9 0 ;; esac
    case "$*" in
      "\${HOLD:-none}"*)
        if [ ! -e "$here/was-held" ]; then
          : > "$here/was-held"
          : > "$here/held"
          while [ -e "$here/held" ]; do sleep 0.1; done
        fi
        ;;
    esac
    ;;
esac
exit $code
`;
}

export interface Ended {
  /** null: killed. */
  readonly code: number | null;
  readonly said: string;
}

export function ended(
  command: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  interrupt?: AbortSignal,
): Promise<Ended> {
  const child = spawn(command, [...words], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const kill = (): void => {
    killGroup(child.pid);
  };
  interrupt?.addEventListener('abort', kill);
  return new Promise<Ended>((resolve, reject) =>
    child.on('error', reject).on('close', (code) => {
      resolve({ code, said });
    }),
  ).finally(() => interrupt?.removeEventListener('abort', kill));
}

/** A script with all its processes. */
function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
