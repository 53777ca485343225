// What two PCs decided on one client, in one visit or in two: which decision stands (D1.24), what is named at the close (D1.19), and
// whether the client is asked what has changed when they come again (D1.11). What a decision knew of the other counts, and no clock.
import { expect, it, test } from 'vitest';
import { inventedLegalId, inventedNationalCode } from '#core/demo/invented-clients.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { officeAtWork, overviewOf, substantialNote } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { type Client, openedVisit, verifiedFor } from '#tests/support/identity-acts.ts';
import { type Caller, openVisit, problemOf, slip, today } from '#tests/support/office.ts';
import { pcOff } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const arrived = 'اصل کارت ملی هوشمند را آورد';

/**
 * What is done, in its order: what, at which PC, and in which visit: without a letter in the one that both know, otherwise in one of its
 * own, opened there for it. Who comes for a company is the same person. Until they `meet`, neither knows of the other.
 */
type Case = readonly [
  acts: string,
  /** Of the one visit, at both PCs. */
  state: 'refused' | 'escalated' | 'verified' | null,
  /** The visits that are named at the close. */
  named: readonly string[],
  isAsked: boolean,
];

const cases: readonly Case[] = [
  ['refuse here, verify there', 'refused', ['one'], true],
  ['verify here, refuse there', 'refused', ['one'], true],
  ['escalate there, verify here', 'escalated', ['one'], true],
  ['verify here, verify there', 'verified', [], false],
  ['refuse here, meet, resume there, verify there', 'verified', [], false],
  ['refuse here, verify there, meet, resume there, verify there', 'verified', ['one'], false],
  ['refuse here a, verify there b', null, ['b'], true],
  ['escalate there a company, verify here b', null, ['b'], true],
  ['refuse there a, verify here b company', null, ['b'], true],
  ['verify there a, meet, refuse here b', null, [], true],
  ['refuse here a, meet, verify there b changed', null, [], false],
  ['refuse here a, refuse there b, verify here c changed', null, ['c'], true],
  ['refuse here a, refuse there b, verify here c changed, meet, verify there d changed', null, ['c'], false],
  // Of several that one PC verified, the first is named.
  ['verify there a, refuse here b, verify there c', null, ['a'], true],
];

it.each(everyNth(2, [120, -120]))(
  'D1.11 D1.19 D1.24 what two PCs decided on one client stands by what they knew, the second clock %i minutes off',
  async (minutes) => {
    const office = await officeAtWork();
    const other = pcOff(office, 2, minutes);
    const callers = { here: office.as(office.clerk), there: other.seat(office.clerk) };
    const random = seededRandom(String(minutes));
    for (const [acts, state, named, isAsked] of cases) {
      const nationalCode = inventedNationalCode(random);
      const adult: Client = { ...everyClient.iranian_adult, nationalCode };
      const company: Client = { ...everyClient.legal_person, nationalCode, legalId: inventedLegalId(random) };
      const visits = new Map<string, string>();
      if (state !== null) visits.set('one', await openedVisit(callers.here, adult));
      meet(office, other);
      let refusedAs: Client = adult;
      for (const act of acts.split(', ')) {
        const [what = '', at, key = 'one', ...more] = act.split(' ');
        if (what === 'meet') meet(office, other);
        else {
          const caller = callers[at === 'here' ? 'here' : 'there'];
          const client = more.includes('company') ? company : adult;
          const visitId = visits.get(key) ?? (await openedVisit(caller, client));
          visits.set(key, visitId);
          if (what === 'refuse' || what === 'escalate') refusedAs = client;
          await decide(caller, client, visitId, what, more.includes('changed') ? arrived : '');
        }
      }
      meet(office, other);
      const isOfCase = new Set(visits.values());
      for (const { exceptions } of [await overviewOf(office), await overviewThere(office, other)])
        expect(
          exceptions.flatMap(({ kind, visitId }) =>
            kind === 'identity_decided_concurrently' && isOfCase.has(visitId ?? '') ? [visitId] : [],
          ),
          acts,
        ).toEqual(named.map((key) => visits.get(key)));
      for (const caller of Object.values(callers)) {
        if (state !== null)
          expect((await caller.visits.get({ visitId: visits.get('one') ?? '' })).state, acts).toBe(state);
        // They come once more.
        const visitId = await openedVisit(caller, refusedAs);
        const problem = await problemOf(verifiedFor(caller, refusedAs, { visitId })).catch(() => null);
        const asks = ['CHANGE_NEEDED', 'DOUBT_IS_MANAGERS'];
        expect(asks.includes(problem?.code ?? ''), acts).toBe(isAsked);
        await caller.visits.cancel({ visitId, reasonCode: 'client_left' });
        meet(office, other);
      }
    }
  },
);

async function decide(caller: Caller, client: Client, visitId: string, what: string, changed: string) {
  if (what === 'verify') await verifiedFor(caller, client, { visitId, changed });
  else if (what === 'resume') await caller.identity.resume({ visitId, arrived });
  else {
    const outcome = what === 'refuse' ? 'refused' : 'escalated';
    const why = { reasonCode: 'document_missing', answers: [], note: 'کارت مخدوش است' } as const;
    await caller.identity.refuse({ visitId, outcome, ...why });
  }
}

test('D1.19 it waits for the manager’s words, also when the visit was served and paid meanwhile', async () => {
  const office = await officeAtWork();
  const other = pcOff(office, 2, 0);
  const visitId = await openVisit(office);
  meet(office, other);
  const [one, two] = [office.as(office.clerk), other.seat(office.clerk)];
  await decide(one, everyClient.iranian_adult, visitId, 'escalate', '');
  await decide(two, everyClient.iranian_adult, visitId, 'verify', '');
  await two.fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
  await two.payments.record(slip(visitId));
  await two.visits.complete({ visitId });
  meet(office, other);
  const { dayClose } = office.as(office.manager);
  const found = (await overviewOf(office)).exceptions.find(
    ({ kind }) => kind === 'identity_decided_concurrently',
  );
  const explain = (note: string) =>
    dayClose.explain({
      day: today,
      exceptionKey: found?.key ?? '',
      reasonCode: 'found_out',
      note,
    });
  expect((await problemOf(explain('.'))).code).toBe('REASON_NEEDED');
  await explain(substantialNote);
});
