// Entries of the device itself write no table: they are known, so that they are not taken for something strange.
import { applier, type EntryApplier } from '#core/journal/entry-applier.ts';
import { deviceEnrolled, epochOpened } from './entries.ts';

export function syncAppliers(): readonly EntryApplier[] {
  return [applier(deviceEnrolled, writesNothing), applier(epochOpened, writesNothing)];
}

function writesNothing(): void {
  // The fact is the journal entry itself.
}
