// A person on two PCs whose clocks jump as they like, through any acts in any order: nobody gets to an account without file
// and clearance, no session lives after leaving or under a withdrawn clearance, and both PCs end in the same state (D8, D9). Signing
// in is the real thing, alone and beside the manager: neither opens what the state, the clearance or the roster's lease shuts (D11).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newAccountKey } from '#core/access/accounts/account-key.ts';
import { introducePerson, requireIntroduced } from '#core/access/postings/commands.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { endedClearance } from '#core/access/staff/clearance.ts';
import {
  activatePerson,
  keepPassword,
  recordClearance,
  recordInquiry,
  recordSupervisionFile,
  registerPerson,
  withdrawClearance,
} from '#core/access/staff/commands.ts';
import type { PersonState } from '#core/access/staff/contract.ts';
import { cutOffPerson } from '#core/access/staff/cut-off.ts';
import { leaseOf } from '#core/access/staff/roster-lease.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { deviceAdmitted } from '#core/replication/peers/entries.ts';
import { namedKept, namedKey } from '#tests/support/account-keys.ts';
import { hurry, interleaving, laneOf, merged } from '#tests/support/merged-desk.ts';
import { morning, openOffice } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { inTier } from '#tests/support/tier.ts';

const password = 'a-password-of-the-model';
const day = 24 * 60 * 60 * 1000;
const kinds = [
  'file',
  'inquiry',
  'clearance',
  'introduce',
  'activate',
  'password',
  'withdraw',
  'cut',
] as const;
type Kind = (typeof kinds)[number];
/** In their right order. */
const papers = ['file', 'inquiry', 'clearance', 'introduce'] as const;
const act = fc.record({
  pc: fc.nat(1),
  what: fc.constantFrom(...kinds, ...kinds, 'jump', 'carry', 'open', 'forward', 'alone', 'beside'),
  ms: fc.integer({ min: -3 * day, max: 3 * day }),
});

/** An act that was taken, and which facts its PC knew then. */
type Fact = { readonly id: string; readonly kind: Kind; readonly knew: ReadonlySet<string> };

/** What the facts must mean, by who knew what: no clock is asked. */
function stateOf(facts: readonly Fact[]): PersonState {
  const of = (kind: Kind) => facts.filter((fact) => fact.kind === kind);
  const isAnswered = (fact: Fact, by: Kind) => of(by).some(({ knew }) => knew.has(fact.id));
  if (of('cut').some((cut) => !isAnswered(cut, 'activate'))) return 'cut_off';
  if (of('withdraw').some((withdrawn) => !isAnswered(withdrawn, 'clearance'))) return 'suspended';
  if (of('activate').length === 0) {
    if (of('file').length === 0) return 'registered';
    if (of('clearance').length > 0) return 'approved';
    return of('inquiry').length > 0 ? 'inquiry_requested' : 'file_opened';
  }
  return 'activated';
}

test('D8.5 D8.6 D9.2 D11.23 D11.28 no path leads to an account without papers, nor to a live session after leaving', async () => {
  const { kept: chosen } = await newAccountKey(password, realMachine());
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 8, maxLength: 40 }),
      fc.array(interleaving, { minLength: 2, maxLength: 2 }),
      fc.boolean(),
      fc.shuffledSubarray([...papers], { minLength: papers.length }),
      async (acts, interleavings, isReady, shuffled) => {
        const office = await openOffice();
        hurry(office.desk);
        const { manager } = office;
        const newcomer = { name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' } as const;
        const personId = office.desk.path.execute(manager.id, (tx) =>
          registerPerson(tx, office.desk.reads, newcomer),
        );
        const there = testMachine(morning);
        const other = joinOffice(office, 2, there.machine);
        hurry(other.desk);
        const pcs = [
          { desk: office.desk, clock: office.clock, knows: new Set<string>() },
          { desk: other.desk, clock: there.clock, knows: new Set<string>() },
        ] as const;
        const facts: Fact[] = [];
        // Two members of the office: what each knows of the roster grows old.
        for (const [index, { desk }] of pcs.entries())
          office.desk.path.execute(null, (tx) =>
            tx.append(deviceAdmitted, {
              id: tx.newId(),
              deviceId: desk.identity()?.deviceId ?? '',
              deskNumber: index + 1,
              publicKey: 'A'.repeat(43),
              name: `باجهٔ ${index + 1}`,
            }),
          );
        carryEntries(office.desk, other.desk);
        /** Comes in by the real procedure. Whatever opens, what shuts it was asked before. */
        const comeIn = async ({ desk }: (typeof pcs)[number], how: 'alone' | 'beside') => {
          const caller = appRouter.createCaller({ desk, session: null });
          const { stage } = leaseOf(desk);
          const state = desk.reads.staff.person(personId)?.state;
          const ended = endedClearance(desk, personId);
          const own = { personId, password };
          const coming =
            how === 'alone'
              ? caller.staff.signIn(own)
              : caller.emergency.begin({
                  ...own,
                  managerId: manager.id,
                  managerPassword: manager.password,
                  code: '',
                  reasonCode: 'out_of_touch',
                  reason: 'شبکهٔ دفتر قطع است',
                  minutes: 120,
                });
          const isIn = await coming.then(
            () => true,
            () => false,
          );
          if (!isIn) return false;
          expect([state, ended]).toEqual(['active', null]);
          expect(how === 'alone' ? ['fresh'] : ['fresh', 'old']).toContain(stage);
          expect(desk.sessions.markOf(personId) !== null).toBe(how === 'beside');
          return true;
        };

        const take = ({ desk, knows }: (typeof pcs)[number], kind: Kind) => {
          const { reads } = desk;
          const id = `${kind}-${facts.length}`;
          const today = businessDayOf(desk.machine.now());
          const dated = { issuedOn: today, expiresOn: '2030-01-01' };
          const work: Record<Kind, (tx: Transaction) => unknown> = {
            file: (tx) => recordSupervisionFile(tx, reads, { personId, fileNumber: id, openedOn: today }),
            inquiry: (tx) => recordInquiry(tx, reads, { personId, reference: id, requestedOn: today }),
            clearance: (tx) => recordClearance(tx, reads, { personId, reference: id, ...dated }),
            introduce: (tx) =>
              introducePerson(tx, reads, {
                personId,
                sections: ['filing'],
                letterNumber: id,
                letterDay: today,
              }),
            activate: (tx) => {
              activatePerson(tx, reads, personId, namedKept('code'), office.keyOf(manager.id));
              requireIntroduced(reads, personId, tx.day);
            },
            password: (tx) => keepPassword(tx, reads, personId, chosen, namedKey('code')),
            withdraw: (tx) =>
              withdrawClearance(tx, reads, { personId, letterNumber: id, withdrawnOn: today }),
            cut: (tx) => cutOffPerson(tx, reads, { personId, reasonCode: 'left', leftAt: morning }),
          };
          // As the person themself: only who has an account chooses a password.
          if (kind === 'password' && reads.staff.person(personId)?.state !== 'activated') return;
          try {
            desk.path.execute(kind === 'password' ? personId : manager.id, work[kind]);
          } catch (error) {
            if (error instanceof ProblemError) return;
            throw error;
          }
          facts.push({ id, kind, knew: new Set(knows) });
          knows.add(id);
        };
        const carry = () => {
          carryEntries(pcs[0].desk, pcs[1].desk);
          carryEntries(pcs[1].desk, pcs[0].desk);
          for (const fact of facts) for (const { knows } of pcs) knows.add(fact.id);
        };
        const check = ({ desk, knows }: { desk: Desk; knows: ReadonlySet<string> }) => {
          const { staff } = desk.reads;
          const state = staff.person(personId)?.state;
          const model = stateOf(facts.filter(({ id }) => knows.has(id)));
          expect(state === 'active' ? 'activated' : state).toBe(model);
          if (state === 'activated' || state === 'active') {
            expect(staff.supervisionFile(personId)).not.toBeNull();
            expect(staff.clearance(personId)).not.toBeNull();
            expect(desk.reads.postings.isIntroduced(personId)).toBe(true);
          }
          const isIn = desk.sessions.all().some((session) => session.personId === personId);
          if (state !== 'active') expect(isIn).toBe(false);
        };

        // After every paper an account is asked for: only the last one of all gives it, in whatever order they come.
        for (const kind of isReady ? papers : shuffled) {
          take(pcs[0], kind);
          take(pcs[0], 'activate');
          check(pcs[0]);
        }
        if (isReady) {
          take(pcs[0], 'password');
          carry();
          expect([await comeIn(pcs[0], 'alone'), await comeIn(pcs[1], 'beside')]).toEqual([true, true]);
        }
        for (const { pc, what, ms } of acts) {
          const at = pc === 0 ? pcs[0] : pcs[1];
          if (what === 'jump') at.clock.advance(ms);
          else if (what === 'forward') for (const { clock } of pcs) clock.advance(day);
          else if (what === 'carry') carry();
          else if (what === 'alone' || what === 'beside') await comeIn(at, what);
          else if (what === 'open') {
            if (at.desk.reads.staff.person(personId)?.state === 'active') at.desk.sessions.open(personId);
          } else take(at, what);
          for (const one of pcs) check(one);
        }
        const lanes = [laneOf(office.desk), laneOf(other.desk)] as const;
        const everything = new Set(facts.map(({ id }) => id));
        const whole = await merged(lanes, [], tableRowsOf);
        for (const turns of interleavings) {
          await merged(lanes, turns, (desk) => {
            expect(tableRowsOf(desk)).toEqual(whole);
            const state = desk.reads.staff.person(personId)?.state;
            expect(state === 'active' ? 'activated' : state).toBe(stateOf(facts));
          });
        }
        carry();
        for (const one of pcs) check({ ...one, knows: everything });
      },
    ),
    { numRuns: inTier(1, 8), endOnFailure: true },
  );
}, 300_000);
