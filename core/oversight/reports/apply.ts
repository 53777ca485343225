// What entries of the reports do to the tables: nothing. The journal itself is the list of what left.
import { applier, type EntryApplier } from '#core/journal/log/entry-applier.ts';
import { reportExported } from './entries.ts';

/** The appliers of this duty. */
export const reportAppliers = (): readonly EntryApplier[] => [applier(reportExported, () => undefined)];
