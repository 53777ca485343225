// What entries of the journal screen do to the tables: nothing. The journal itself is the list of what left.
import { applier, type EntryApplier } from '#core/journal/log/entry-applier.ts';
import { recordsExported } from './entries.ts';

/** The appliers of this duty. */
export const recordAppliers = (): readonly EntryApplier[] => [applier(recordsExported, () => undefined)];
