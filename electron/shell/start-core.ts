// Opens the office's key under Electron and starts the core process with it.
// The key comes from the OS key store, or from PISHKHAN_PASSPHRASE for an office that was made with one.
import { safeStorage } from 'electron';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import type { Supervisor } from '../core-process/supervisor.ts';
import { unavailableSupervisor } from '../core-process/unavailable-supervisor.ts';
import { officeFolder, witnessHome } from '../files/office-folder.ts';
import { passphraseCustody } from '../key-custody/passphrase-file.ts';
import { safeStorageCustody } from '../key-custody/safe-storage.ts';
import { openOffice } from '../opening/office-opening.ts';
import type { InspectionHooks } from './build-facts.ts';
import { coreOfThisRuntime } from './core-runtime.ts';
import { changedOutsideTheArchive } from './unpacked-manifest.ts';

export type CoreFacts = {
  dir: string;
  demo: boolean;
  entry: string;
  /** The manifest and folder of what lies outside the archive; null where nothing is packaged. */
  packaged: { readonly manifest: string; readonly unpacked: string } | null;
  appVersion: string;
  isRelease: boolean;
  hooks: InspectionHooks;
  env: NodeJS.ProcessEnv;
  log: (line: string) => void;
};

/** A running supervisor, or one that is down with the problem that kept the key shut. */
export async function startCore(facts: CoreFacts): Promise<Supervisor> {
  const { dir, demo, appVersion, isRelease, hooks, env, log } = facts;
  try {
    const changed =
      facts.packaged && (await changedOutsideTheArchive(facts.packaged.manifest, facts.packaged.unpacked));
    if (changed) throw refusal('APPLICATION_CHANGED', { file: changed });
    const own = await custodyHere(env, isRelease);
    return await openOffice({
      folder: officeFolder(dir),
      custodyOf: async (passphrase) =>
        passphrase === null ? own : passphraseCustody(async () => passphrase),
      asksPassphrase: own?.kind !== 'safe-storage',
      recoveryCode: env.PISHKHAN_RECOVERY_CODE ?? null,
      freshIsDemo: demo,
      presence: 'pc',
      spawn: coreOfThisRuntime({ entry: hooks.coreEntry ?? facts.entry, node: hooks.coreNode, env, log }),
      appVersion,
      witnessHome: witnessHome(env, process.platform),
      log,
    });
  } catch (error) {
    if (error instanceof ProblemError) return unavailableSupervisor(error.problem);
    throw error;
  }
}

async function custodyHere(env: NodeJS.ProcessEnv, isRelease: boolean) {
  const passphrase = env.PISHKHAN_PASSPHRASE;
  if (passphrase) return passphraseCustody(async () => passphrase);
  return safeStorageCustody(safeStorage, { platform: process.platform, allowBasicText: !isRelease });
}
