// Signs that one kind of fact shows by itself: identity checks faster than anybody can look (D11.65), and a printed code that two PCs
// took before they met (D11.66).
import type { RecordReads } from '#core/oversight/records/queries.ts';
import type { Evidence } from './contract.ts';
import type { FoundAlert } from './found-alert.ts';
import { factKey } from './queries.ts';
import { hastyRuns } from './rules.ts';
import type { SignReads } from './sign-queries.ts';

export type PlainSignReads = {
  readonly shifts: SignReads & {
    answeredFacts(span: { readonly from: string; readonly to: string }): ReadonlySet<string>;
  };
  readonly records: Pick<RecordReads, 'desks'>;
};

type Sign = {
  readonly personId: string;
  readonly kind: 'hasty_checks' | 'code_twice';
  readonly day: string;
  readonly fact: FoundAlert['facts'][number];
};

/** One alert for each person, kind and day, without what was answered for. */
export function plainSigns(
  { shifts, records }: PlainSignReads,
  span: { readonly from: string; readonly to: string },
): FoundAlert[] {
  const answered = shifts.answeredFacts(span);
  const desks = records.desks();
  const deskOf = (device: string): number | null => desks.get(device)?.deskNumber ?? null;
  const evidenceOf = (
    one: { at: string; device: string },
    before: { at: string; device: string },
  ): Evidence => ({
    ...{ at: one.at, desk: deskOf(one.device) },
    ...{ otherAt: before.at, otherDesk: deskOf(before.device) },
  });
  const hasty = [...Map.groupBy(shifts.checks(span), ({ personId, day }) => `${personId} ${day}`).values()]
    .flatMap((ofDay) => hastyRuns(ofDay))
    .map(
      ({ first, last }): Sign => ({
        ...{ personId: last.personId, kind: 'hasty_checks', day: last.day },
        fact: { key: last.id, devices: [first.device, last.device], evidence: evidenceOf(last, first) },
      }),
    );
  const twice = shifts.codesTwice(span).map(
    (use): Sign => ({
      ...{ personId: use.personId, kind: 'code_twice', day: use.day },
      fact: {
        ...{ key: use.key, devices: [use.first.device, use.device] },
        evidence: evidenceOf(use, use.first),
      },
    }),
  );
  const open = [...hasty, ...twice].filter(
    ({ personId, kind, fact }) => !answered.has(factKey(personId, kind, fact.key)),
  );
  const groups = Map.groupBy(open, ({ personId, kind, day }) => `${day} ${kind} ${personId}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { personId, kind, day } = first;
    const facts = group.map(({ fact }) => fact);
    return [{ personId, otherId: null, kind, day, clocks: 'compared' as const, facts }];
  });
}
