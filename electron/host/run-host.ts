// Runs one office on the loopback host: opens its key, starts the core process, serves the page, ends cleanly.
// The entry of the core process is a parameter, so that tests run the same host on a small application.
import { forkedCore } from '../core-process/core-link.ts';
import type { StartMessage } from '../core-process/protocol.ts';
import { type Supervisor, supervise } from '../core-process/supervisor.ts';
import { passphraseSource } from '../key-custody/ask-passphrase.ts';
import { openOfficeKey } from '../key-custody/open-office-key.ts';
import { passphraseCustody } from '../key-custody/passphrase-file.ts';
import {
  isFreshFolder,
  markFolder,
  noteStoreMade,
  officeFolder,
  requireStore,
  witnessHome,
} from '../office-folder.ts';
import { type LoopbackHost, startLoopbackHost } from './loopback-host.ts';
import type { HostOptions } from './options.ts';

export type RunningHost = { host: LoopbackHost; supervisor: Supervisor; stop(): Promise<void> };

/**
 * Starts the host. A fresh folder without any passphrase at hand becomes a demonstration office, and says so.
 * Problems: PASSPHRASE_NEEDED, KEY_NOT_OPENED, RECOVERY_CODE_WRONG, STORE_MISSING, FILE_UNREADABLE.
 */
export async function runHost(
  options: HostOptions & {
    coreEntry: string;
    bundleDir: string;
    appVersion: string;
    env: NodeJS.ProcessEnv;
    say: (line: string) => void;
    log: (line: string) => void;
  },
): Promise<RunningHost> {
  const { say, log } = options;
  const folder = officeFolder(options.dir);
  const ask = passphraseSource(options.env, process.stdin);
  if (isFreshFolder(folder) && (options.demo || ask === null)) {
    markFolder(folder, true);
    say('This is a demonstration office: invented people only, and a key that is public.');
    if (!options.demo) say('For a real office set PISHKHAN_PASSPHRASE, or start on a terminal.');
  }
  requireStore(folder);
  const recoveryCode = options.env.PISHKHAN_RECOVERY_CODE ?? null;
  const { key, demo } = await openOfficeKey(folder, ask && passphraseCustody(ask), recoveryCode);
  const start: StartMessage = {
    kind: 'start',
    dir: folder.dir,
    key: Buffer.from(key).toString('hex'),
    appVersion: options.appVersion,
    demoOnly: demo,
    ...(demo ? {} : { witnessHome: witnessHome(options.env, process.platform) }),
  };
  const supervisor = supervise({
    spawn: forkedCore({ entry: options.coreEntry, log }),
    start: () => start,
    log,
  });
  supervisor.onState(({ state }) => {
    if (state === 'ready') noteStoreMade(folder);
  });
  const host = await startLoopbackHost({
    port: options.port,
    bundleDir: options.bundleDir,
    supervisor,
    log,
    entered: () => say(`Opened. For another browser: ${host.newAddress()}`),
  });
  say(`Pishkhan is at ${host.newAddress()}`);
  return {
    host,
    supervisor,
    stop: async () => {
      await host.close();
      await supervisor.stop();
    },
  };
}
