// Every duty's appliers over one store: what the journal's entries do to the tables.
import type { Store } from '#db/open-store.ts';
import { complaintsAppliers } from './complaints/apply.ts';
import { dayCloseAppliers } from './day-close/apply.ts';
import { feeAppliers } from './fees/apply.ts';
import { identityAppliers } from './identity/apply.ts';
import type { EntryApplier } from './journal/entry-applier.ts';
import { officeAppliers } from './office/apply.ts';
import { paymentAppliers } from './payments/apply.ts';
import { premisesAppliers } from './premises/apply.ts';
import { staffAppliers } from './staff/apply.ts';
import { syncAppliers } from './sync/apply.ts';
import { visitAppliers } from './visits/apply.ts';

export function createAppliers(store: Store): readonly EntryApplier[] {
  return [
    ...officeAppliers(store),
    ...visitAppliers(store),
    ...identityAppliers(store),
    ...feeAppliers(store),
    ...paymentAppliers(store),
    ...staffAppliers(store),
    ...dayCloseAppliers(store),
    ...syncAppliers(),
    ...premisesAppliers(store),
    ...complaintsAppliers(store),
  ];
}
