// Signs that one kind of fact shows by itself: identity checks faster than anybody can look (D11.65), and a printed code that two PCs
// took before they met (D11.66).
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { RecordReads } from '#core/oversight/records/queries.ts';
import type { Evidence } from './contract.ts';
import type { FoundAlert } from './found-alert.ts';
import { factKey } from './queries.ts';
import { hastyRuns } from './rules.ts';
import type { SignReads } from './sign-queries.ts';

export type PlainSignReads = {
  readonly shifts: SignReads;
  readonly records: Pick<RecordReads, 'desks'>;
};

type Sign = {
  readonly personId: string;
  readonly kind: 'hasty_checks' | 'code_twice';
  readonly day: string;
  readonly fact: FoundAlert['facts'][number];
};

/** Identity checks faster than anybody can look, one alert for each person and day, without what was answered for (D11.65). */
export function hastySigns(
  reads: PlainSignReads,
  span: DaySpan,
  answered: ReadonlySet<string>,
): FoundAlert[] {
  const { shifts } = reads;
  const ofDays = Map.groupBy(shifts.checks(span), ({ personId, day }) => `${personId} ${day}`);
  const signs = [...ofDays.values()]
    .flatMap((ofDay) => hastyRuns(ofDay))
    .map(
      ({ first, last }): Sign => ({
        ...{ personId: last.personId, kind: 'hasty_checks', day: last.day },
        fact: {
          key: last.id,
          devices: [first.device, last.device],
          evidence: evidenceOf(reads, last, first),
        },
      }),
    );
  return alertsOf(signs, answered);
}

/** Codes that two PCs took before they met, one alert for each person and day, without what was answered for (D11.66). */
export function codeSigns(reads: PlainSignReads, span: DaySpan, answered: ReadonlySet<string>): FoundAlert[] {
  const signs = reads.shifts.codesTwice(span).map(
    (use): Sign => ({
      ...{ personId: use.personId, kind: 'code_twice', day: use.day },
      fact: {
        ...{ key: use.key, devices: [use.first.device, use.device] },
        evidence: evidenceOf(reads, use, use.first),
      },
    }),
  );
  return alertsOf(signs, answered);
}

type Use = { readonly at: string; readonly device: string };

function evidenceOf({ records }: PlainSignReads, one: Use, before: Use): Evidence {
  const desks = records.desks();
  const deskOf = (device: string): number | null => desks.get(device)?.deskNumber ?? null;
  return {
    ...{ at: one.at, desk: deskOf(one.device) },
    ...{ otherAt: before.at, otherDesk: deskOf(before.device) },
  };
}

function alertsOf(signs: readonly Sign[], answered: ReadonlySet<string>): FoundAlert[] {
  const open = signs.filter(({ personId, kind, fact }) => !answered.has(factKey(personId, kind, fact.key)));
  const groups = Map.groupBy(open, ({ personId, kind, day }) => `${day} ${kind} ${personId}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { personId, kind, day } = first;
    const facts = group.map(({ fact }) => fact);
    return [{ personId, otherId: null, kind, day, clocks: 'compared' as const, facts }];
  });
}
