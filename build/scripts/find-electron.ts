// Finds an Electron for tests, in a fixed order: the one that is named, Electron's own, an older real one.
// Never a silent skip: when there is none, it throws a sentence that says what to do.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureDebianPackages } from './debian-packages.ts';
import { olderElectron } from './older-electron.ts';
import { isLinuxRoot, reachableCopy, wrapForOrdinaryUser } from './ordinary-user.ts';
import { cacheDir, inProject } from './places.ts';
import { runNode } from './run-command.ts';

export type FoundElectron = {
  /** What to start: the binary, or as root on Linux a wrapper that starts it as an ordinary user. */
  executable: string;
  /** Folder of the distribution, as electron-builder's `electronDist`. */
  dist: string;
  version: string;
  why: string;
};

const libraries = ['xvfb', 'xauth', 'libnss3', 'libgtk-3-0t64', 'libgbm1', 'libasound2t64', 'util-linux'];
const downloadPatienceMs = 90_000;

/** An Electron that can be started here. */
export async function findElectron(env: NodeJS.ProcessEnv = process.env): Promise<FoundElectron> {
  if (process.platform === 'linux') await ensureDebianPackages(libraries);
  const found = await findDist(env);
  if (!existsSync(path.join(found.dist, binaryName())))
    throw new Error(`There is no Electron in ${found.dist}.`);
  const version = readFileSync(path.join(found.dist, 'version'), 'utf8').trim().replace(/^v/, '');
  const dist = isLinuxRoot() ? reachableCopy(found.dist, `electron-${version}`) : found.dist;
  const binary = path.join(dist, binaryName());
  mkdirSync(cacheDir, { recursive: true });
  const wrapper = path.join(cacheDir, `start-electron-${version}`);
  return {
    executable: isLinuxRoot() ? wrapForOrdinaryUser(binary, wrapper) : binary,
    dist,
    version,
    why: found.why,
  };
}

async function findDist(env: NodeJS.ProcessEnv): Promise<{ dist: string; why: string }> {
  const named = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return { dist: named, why: 'named by ELECTRON_OVERRIDE_DIST_PATH' };
  const own = await ownElectron(downloadPatienceMs);
  if (own !== null) return { dist: own, why: "the project's own version" };
  return {
    dist: await olderElectron(cacheDir),
    why: "an older one, because Electron's release host is out of reach",
  };
}

/** The project's own Electron: installed, or downloaded within the given time; null when neither. */
export async function ownElectron(patienceMs: number): Promise<string | null> {
  const dist = inProject('node_modules/electron/dist');
  if (existsSync(path.join(dist, binaryName())) && existsSync(path.join(dist, 'version'))) return dist;
  const { code } = await runNode([inProject('node_modules/electron/install.js')], { patienceMs });
  return code === 0 && existsSync(path.join(dist, binaryName())) ? dist : null;
}

/** Name of Electron's binary inside its distribution. */
export function binaryName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}
