// Runs one office on the loopback host: opens it, serves the page, ends cleanly. An office that does not open is served too:
// its page is the recovery screen.
// The entry of the core process is a parameter, so that tests run the same host on a small application.
import { forkedCore } from '../core-process/core-link.ts';
import type { Supervisor } from '../core-process/supervisor.ts';
import { isFreshFolder, officeFolder, witnessHome } from '../files/office-folder.ts';
import { passphraseSource } from '../key-custody/ask-passphrase.ts';
import { passphraseCustody } from '../key-custody/passphrase-file.ts';
import { openOffice } from '../opening/office-opening.ts';
import { type LoopbackHost, startLoopbackHost } from './loopback-host.ts';
import type { HostOptions } from './options.ts';

export type RunningHost = { host: LoopbackHost; supervisor: Supervisor; stop(): Promise<void> };

/**
 * Starts the host. A fresh folder without any passphrase at hand becomes a demonstration office, and says so.
 * Problems: those that nothing in the window could mend (FILE_UNREADABLE, PASSWORD_TOO_WEAK).
 */
export async function runHost(
  options: Omit<HostOptions, 'core'> & {
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
  const freshIsDemo = options.demo || ask === null;
  if (isFreshFolder(folder) && freshIsDemo) {
    say('This is a demonstration office: invented people only, and a key that is public.');
    if (!options.demo) say('For a real office set PISHKHAN_PASSPHRASE, or start on a terminal.');
  }
  const supervisor = await openOffice({
    folder,
    custodyOf: async (passphrase) => {
      const asked = passphrase === null ? ask : async () => passphrase;
      return asked && passphraseCustody(asked);
    },
    asksPassphrase: true,
    recoveryCode: options.env.PISHKHAN_RECOVERY_CODE ?? null,
    freshIsDemo,
    presence: 'page',
    spawn: forkedCore({ entry: options.coreEntry, log }),
    appVersion: options.appVersion,
    witnessHome: witnessHome(options.env, process.platform),
    log,
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
