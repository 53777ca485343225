// The loopback host of `npm run dev`: a process of its own that is started again when a source of the application
// changes. Whoever wants to reach it waits until it is there.
import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { inProject } from './places.ts';

/** Sources whose change starts it again; the renderer's are replaced in the page. */
const watched = ['core', 'db', 'electron', 'docs'] as const;
const isSource = (file: string): boolean => ['.ts', '.sql', '.json', '.md'].includes(path.extname(file));
/** An editor writes a file in several steps, and a branch is many files. */
const quietMs = 200;

/** By what a host knows this program: the name of its run, and the cookie. */
export type Entered = { readonly authority: string; readonly cookie: string };

export type RestartedHost = {
  /** Where it listens, whatever it is called. */
  target: string;
  /** Resolves when it answers. */
  entered(): Promise<Entered>;
  stop(): Promise<void>;
};

export async function startRestartedHost(dir: string, say: (line: string) => void): Promise<RestartedHost> {
  const port = await freePort();
  let isStopping = false;
  let child: ChildProcess | null = null;
  let waiting = Promise.withResolvers<Entered>();

  const start = () => {
    const args = ['electron/host/main.ts', '--demo', '--dir', dir, '--port', String(port)];
    const started = spawn(process.execPath, args, { cwd: inProject(), stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    let heard = '';
    started.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      // What an ending process still says is no address of the next one.
      if (child !== started) return;
      heard += chunk;
      const address = /http:\S+token=\S+(?=\n)/.exec(heard)?.[0];
      if (address === undefined) return;
      heard = '';
      const { resolve, reject } = waiting;
      enter(address).then(resolve, reject);
    });
    started.once('exit', (code) => {
      if (child !== started || isStopping) return;
      say(`The application ended (${code ?? 'killed'}); it is started again at the next change.`);
    });
  };

  const restart = async () => {
    waiting = renewed(waiting);
    const ended = child;
    child = null;
    await end(ended);
    if (isStopping) return;
    start();
    // Not waited for: what does not start must not keep the next change from starting it.
    waiting.promise.then(
      () => say('The application was started again.'),
      (error: unknown) => say(`It could not be entered: ${String(error)}`),
    );
  };

  let changed: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const watchers = watched.map((folder) =>
    watch(inProject(folder), { recursive: true }, (_event, file) => {
      if (file === null || !isSource(file)) return;
      clearTimeout(changed);
      changed = setTimeout(() => {
        turn = turn.then(restart);
      }, quietMs);
    }),
  );
  // However this program ends, its child is told to.
  process.once('exit', () => child?.kill('SIGTERM'));
  start();
  return {
    target: `http://127.0.0.1:${port}`,
    entered: () => waiting.promise,
    stop: async () => {
      isStopping = true;
      clearTimeout(changed);
      for (const watcher of watchers) watcher.close();
      await end(child);
    },
  };
}

type Waiting = PromiseWithResolvers<Entered>;

/** Nobody may take the cookie of the process that ends; who waits already waits on. */
function renewed(before: Waiting): Waiting {
  const next = Promise.withResolvers<Entered>();
  next.promise.then(before.resolve, before.reject);
  return next;
}

/** Exchanges the printed address for the cookie of this run, on a connection that no earlier process has held. */
function enter(address: string): Promise<Entered> {
  const { pathname, search, port, host: authority } = new URL(address);
  // The name is for browsers; not every system's own look-up knows it for loopback.
  const asking = {
    host: '127.0.0.1',
    port,
    path: pathname + search,
    headers: { host: authority },
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const asked = get(asking, (answer) => {
      answer.resume();
      const cookie = answer.headers['set-cookie']?.[0]?.split(';', 1)[0];
      if (cookie === undefined) reject(new Error(`the loopback host answered ${answer.statusCode}`));
      else resolve({ authority, cookie });
    });
    asked.once('error', reject);
  });
}

function end(child: ChildProcess | null): Promise<void> {
  return new Promise((resolve) => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
