// Facts about accounts that count nowhere, as alerts (D11.54): somebody wrote them at a PC without the proof of the account.
import type { AccountReads } from '#core/access/accounts/queries.ts';
import type { RecordReads } from '#core/oversight/records/queries.ts';
import type { FoundAlert } from './found-alert.ts';
import { factKey, type ShiftReads } from './queries.ts';

export type UnprovedReads = {
  readonly accounts: Pick<AccountReads, 'named'>;
  readonly shifts: Pick<ShiftReads, 'answeredFacts'>;
  readonly records: Pick<RecordReads, 'desks'>;
};

/** One alert for each account and day on which a PC named such facts, without those that were answered for. */
export function unprovedAlerts(
  { accounts, shifts, records }: UnprovedReads,
  span: { readonly from: string; readonly to: string },
): FoundAlert[] {
  const answered = shifts.answeredFacts(span);
  const desks = records.desks();
  const open = accounts.named(span).flatMap(({ personId, day, at, ofDevice, ofEpoch, ofSeq }) => {
    const key = `${ofDevice} ${ofEpoch} ${ofSeq}`;
    if (personId === null || answered.has(factKey(personId, 'unproved', key))) return [];
    const desk = desks.get(ofDevice)?.deskNumber ?? null;
    const evidence = { at, desk, otherAt: null, otherDesk: null };
    return [{ personId, day, fact: { key, evidence, devices: [ofDevice] } }];
  });
  return [...Map.groupBy(open, ({ personId, day }) => `${day} ${personId}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { personId, day } = first;
    const facts = group.map(({ fact }) => fact);
    return [{ personId, otherId: null, kind: 'unproved' as const, day, clocks: 'compared' as const, facts }];
  });
}
