// The worker thread that runs programs in parallel for a thread that blocks. Plain JavaScript, so that node can start it.
'use strict';
const { spawn } = require('node:child_process');
const { workerData } = require('node:worker_threads');

const { jobs, width, timeLimit, maxOutput, done, port } = workerData;

/** Runs a program; resolves to its output, or to an error code if it could not be started or was killed. */
function run({ name, args }, env) {
  return new Promise((resolve) => {
    const child = spawn(name, args, { env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const [out, errors] = [[], []];
    let size = 0;
    const stop = (code) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      // Its child processes may keep them open.
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code });
    };
    const timer = setTimeout(() => stop('ETIMEDOUT'), timeLimit);
    const collect = (into) => (chunk) => {
      into.push(chunk);
      size += chunk.length;
      if (size > maxOutput) stop('ENOBUFS');
    };
    child.stdout.on('data', collect(out));
    child.stderr.on('data', collect(errors));
    child.on('error', ({ code }) => stop(code));
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, out: Buffer.concat(out), stderr: Buffer.concat(errors) });
    });
  });
}

async function runFirst({ commands, env }) {
  let end = { code: 'ENOENT' };
  for (const command of commands) {
    end = await run(command, env);
    if (end.code !== 'ENOENT') return end;
  }
  return end;
}

async function runAll() {
  const ends = [];
  const open = jobs.entries();
  const next = async () => {
    for (const [index, job] of open) ends[index] = await runFirst(job);
  };
  await Promise.all(Array.from({ length: width }, next));
  return ends;
}

runAll()
  .then((ends) => port.postMessage(ends))
  .finally(() => {
    Atomics.store(done, 0, 1);
    Atomics.notify(done, 0);
  });
