// Two PCs of an office whose clocks jump as they like: whatever order their entries arrive in, a cut-off that nobody
// answered stands, no password comes back that was changed or whose account was opened anew, and the work that a cut-off and
// its PC knew nothing of is named, all of it and no other (D9, D11).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { keepPassword, noteActivation } from '#core/access/staff/commands.ts';
import { cutOffPerson } from '#core/access/staff/cut-off.ts';
import { cashOffered } from '#core/counter/payments/entries.ts';
import { journal } from '#db/schema/journal/journal.ts';
import { hurry, interleaving, laneOf, merged, tablesOf } from '#tests/support/merged-desk.ts';
import { namedHash } from '#tests/support/named-hash.ts';
import { morning, openOffice } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { inTier } from '#tests/support/tier.ts';

const day = 24 * 60 * 60 * 1000;
const act = fc.record({
  pc: fc.nat(1),
  what: fc.constantFrom('jump', 'cut', 'activate', 'password', 'work', 'carry'),
  ms: fc.integer({ min: -3 * day, max: 3 * day }),
});

/** What the journal must mean, by who knew what: no clock is asked. */
type Fact = {
  readonly id: string;
  readonly kind: 'cut' | 'activation' | 'password' | 'work';
  readonly knew: Set<string>;
};

function verdictOf(facts: readonly Fact[]) {
  const answered = (cut: Fact) => facts.some(({ kind, knew }) => kind === 'activation' && knew.has(cut.id));
  const over = (password: Fact) =>
    facts.some(({ kind, knew }) => (kind === 'activation' || kind === 'password') && knew.has(password.id));
  const cuts = facts.filter(({ kind }) => kind === 'cut');
  /** Of the person's own hand, beside a cut-off that neither knew it nor was known to it. */
  const apart = ({ kind, id, knew }: Fact) =>
    (kind === 'work' || kind === 'password') && cuts.some((cut) => !cut.knew.has(id) && !knew.has(cut.id));
  return {
    apart: facts.filter(apart).length,
    cutOff: facts.some((fact) => fact.kind === 'cut' && !answered(fact)),
    over: facts.filter((fact) => fact.kind === 'password' && over(fact)).map(({ id }) => id),
  };
}

/** How much work of the person the days of the office name, all together. */
function namedWork({ store, reads }: Desk): number {
  const days = store.orm.selectDistinct({ day: journal.day }).from(journal).all();
  return days
    .flatMap(({ day: one }) => reads.dayClose.workedAfterCutOff(one))
    .reduce((sum, { entries }) => sum + entries, 0);
}

test('D9.1 D9.2 D11.4 a cut-off and a changed password win under any clocks, on two PCs merged in any order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 4, maxLength: 24 }),
      fc.array(interleaving, { minLength: 3, maxLength: 3 }),
      async (acts, interleavings) => {
        const office = await openOffice();
        const { clerk, manager } = office;
        hurry(office.desk);
        const there = testMachine(morning);
        const other = joinOffice(office, 2, there.machine);
        hurry(other.desk);
        const pcs = [
          { desk: office.desk, clock: office.clock, knows: new Set<string>() },
          { desk: other.desk, clock: there.clock, knows: new Set<string>() },
        ] as const;
        const facts: Fact[] = [];
        const first = office.desk.reads.staff.passwordHash(clerk.id) ?? '';
        facts.push({ id: first, kind: 'password', knew: new Set() });
        for (const { knows } of pcs) knows.add(first);
        for (const { pc, what, ms } of acts) {
          const { desk, clock, knows } = pc === 0 ? pcs[0] : pcs[1];
          const { reads } = desk;
          const id = namedHash(`${what}-${facts.length}`);
          const known = (kind: Fact['kind']) => {
            facts.push({ id, kind, knew: new Set(knows) });
            knows.add(id);
          };
          const state = reads.staff.person(clerk.id)?.state;
          if (what === 'jump') clock.advance(ms);
          if (what === 'carry') {
            carryEntries(pcs[0].desk, pcs[1].desk);
            carryEntries(pcs[1].desk, pcs[0].desk);
            for (const fact of [...pcs[0].knows, ...pcs[1].knows])
              for (const { knows: all } of pcs) all.add(fact);
          }
          if (what === 'cut' && state !== 'cut_off') {
            const facts = { personId: clerk.id, reasonCode: 'left', leftAt: morning } as const;
            desk.path.execute(manager.id, (tx) => cutOffPerson(tx, reads, facts));
            known('cut');
          }
          if (what === 'activate' && state !== 'active') {
            desk.path.execute(manager.id, (tx) => noteActivation(tx, reads, clerk.id, id));
            known('activation');
          }
          if (what === 'password' && (state === 'active' || state === 'activated')) {
            desk.path.execute(clerk.id, (tx) => keepPassword(tx, reads, clerk.id, id));
            known('password');
          }
          if (what === 'work' && (state === 'active' || state === 'activated')) {
            desk.path.execute(clerk.id, (tx) => tx.append(cashOffered, { id: tx.newId(), visitId: null }));
            known('work');
          }
        }
        const verdict = verdictOf(facts);
        const check = (desk: Desk) => {
          const { staff } = desk.reads;
          expect(namedWork(desk)).toBe(verdict.apart);
          expect(staff.person(clerk.id)?.state === 'cut_off').toBe(verdict.cutOff);
          expect(verdict.over).not.toContain(staff.passwordHash(clerk.id));
        };
        const lanes = [laneOf(office.desk), laneOf(other.desk)] as const;
        const whole = await merged(lanes, [], tablesOf);
        for (const turns of interleavings) {
          await merged(lanes, turns, (desk) => {
            check(desk);
            expect(tablesOf(desk)).toEqual(whole);
          });
        }
        carryEntries(pcs[0].desk, pcs[1].desk);
        carryEntries(pcs[1].desk, pcs[0].desk);
        for (const { desk } of pcs) check(desk);
      },
    ),
    { numRuns: inTier(4, 12), endOnFailure: true },
  );
}, 300_000);
