// Puts another store in the place of an open office's, and opens it: an empty one when a demonstration starts over, or the one that
// was made of another PC's image. From the close of the old store to the opening of the new one nothing else can run.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '#core/access/request-context/desk.ts';
import { carryOverEntries } from '#core/app/checks/carry-over-entries.ts';
import { markUnverified } from '#core/app/checks/verify-imported-store.ts';
import { copiesOfStore, keptFolder, storeFile, unverifiedFile } from '#core/journal/device/office-files.ts';
import { removeWitness } from '#core/journal/witness/witness.ts';
import { removeStore } from '#db/remove-store.ts';
import { swapStore } from '#db/swap-store.ts';
import type { Closing } from './closing.ts';
import type { DeskOptions } from './desk-options.ts';

export type Replacing = {
  readonly options: DeskOptions;
  readonly closing: Closing;
  readonly openAgain: () => Desk;
};

/** Begins anew with an empty store. */
export async function startOver({
  options: { dir, replaced },
  closing,
  openAgain,
}: Replacing): Promise<void> {
  await closing.close();
  // First its copies and the witness: a store that is gone without either is a new one.
  for (const copy of [...copiesOfStore(dir), unverifiedFile(dir)])
    rmSync(copy, { recursive: true, force: true });
  removeWitness(dir);
  removeStore(storeFile(dir));
  replaced?.(openAgain());
}

/** Goes on with the store that was made of an image: what this PC is and wrote is in both. Never rejects. */
export async function takePrepared({ options, closing, openAgain }: Replacing): Promise<void> {
  const { dir, dataKey, machine, log, replaced, unusable } = options;
  try {
    await closing.close();
    carryOverEntries(dir, dataKey, machine);
    markUnverified(unverifiedFile(dir));
    const kept = `before-image-${machine.newId()}`;
    swapStore(dir, kept);
    rmSync(join(keptFolder(dir), kept), { recursive: true, force: true });
    replaced?.(openAgain());
  } catch (error) {
    log?.(`the office's image: ${error instanceof Error ? error.message : String(error)}`);
    unusable?.(error);
  }
}
