// Puts an empty store in the place of an open demonstration's, and opens it. From the close of the old store to the opening of the
// new one nothing else can run.
import { rmSync } from 'node:fs';
import type { Desk } from '#core/access/request-context/desk.ts';
import { copiesOfStore, storeFile } from '#core/journal/device/office-files.ts';
import { removeWitness } from '#core/journal/witness/witness.ts';
import { removeStore } from '#db/remove-store.ts';
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
  for (const copy of copiesOfStore(dir)) rmSync(copy, { recursive: true, force: true });
  removeWitness(dir);
  removeStore(storeFile(dir));
  replaced?.(openAgain());
}
