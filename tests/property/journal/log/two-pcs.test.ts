// Two PCs of one office work apart, clashes included. Their entries, merged in any interleaving that keeps each
// device's own order, give the same tables, and what clashes is an exception for the manager.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { clashesOf } from '#core/closing/day-close/clashes.ts';
import { hurry, interleaving, laneOf, merged, tablesOf } from '#tests/support/merged-desk.ts';
import {
  type Caller,
  openDay,
  openOffice,
  slip,
  type TestOffice,
  testTerminals,
  today,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { inTier } from '#tests/support/tier.ts';

/** What a clerk does at one of the PCs; numbers are drawn from few, so that they clash. */
const act = fc.record({
  pc: fc.constantFrom('first', 'second'),
  what: fc.constantFrom('pay', 'refuse', 'complain', 'refer', 'leave_open'),
  client: fc.constantFrom('0499370899', '9990000042', '9990000051'),
  rrn: fc.constantFrom('100000000001', '100000000002', '200000000001'),
  terminal: fc.nat(1),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function play({ visits, identity, fees, payments, complaints }: Caller, doing: Act): Promise<void> {
  if (doing.what === 'refer') {
    await visits.referAdvice({ visitId: null });
    return;
  }
  const { visitId } = await visits.open({
    client: {
      clientType: 'iranian_adult',
      name: `مراجع ${doing.rrn}`,
      nationalCode: doing.client,
      mobile: '09121234567',
      postalCode: '1193653471',
      matterRole: 'plaintiff',
      trackingNumber: '',
    },
  });
  if (doing.what === 'leave_open') return;
  if (doing.what === 'complain') {
    await complaints.register({
      kind: 'complaint',
      category: 'delay',
      aboutManager: false,
      text: 'انتظار زیاد بود.',
      contactName: 'رضا محمدی',
      contactPhone: '09121234567',
      visitId,
    });
    return;
  }
  if (doing.what === 'refuse') {
    await identity.refuse({
      visitId,
      outcome: 'refused',
      reasonCode: 'document_missing',
      answers: [],
      note: '',
    });
    return;
  }
  const checklist = await identity.checklist({ clientType: 'iranian_adult' });
  await identity.verify({
    visitId,
    note: '',
    answers: checklist.map(({ code, options: [option] }) =>
      option === undefined ? { code, state: 'checked' } : { code, state: 'checked', option },
    ),
  });
  await fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
  await payments.record(
    slip(visitId, { rrn: doing.rrn, terminalId: testTerminals[doing.terminal === 0 ? 0 : 1] }),
  );
  await visits.complete({ visitId });
}

/** A refusal is what this PC may answer; the other entries of the run stand. */
async function tried(call: Promise<void>): Promise<void> {
  await call.catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'TRPCError') throw error;
  });
}

/** The two PCs' day: opened on both, an RRN on both, a person cut off on one while working on the other. */
async function workApart(office: TestOffice, acts: readonly Act[]): Promise<Desk> {
  const { desk: first, clerk, manager } = office;
  const other = joinOffice(office, 2);
  hurry(other.desk);
  const there = await other.signIn(clerk);
  const here = office.as(clerk);
  await openDay(office);
  await there.premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await there.premises.openDay();
  const clash = { what: 'pay', client: '0499370899', rrn: '200000000001', terminal: 0 } as const;
  await play(here, { ...clash, pc: 'first' });
  await play(there, { ...clash, pc: 'second' });
  for (const doing of acts) await tried(play(doing.pc === 'first' ? here : there, doing));
  await office.as(manager).staff.cutOff({
    personId: clerk.id,
    reasonCode: 'left',
    leftAt: first.machine.now(),
    password: manager.password,
  });
  await play(there, { ...clash, pc: 'second', what: 'leave_open' });
  return other.desk;
}

test('J8 two PCs merged in any interleaving give the same tables and show what clashes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 3, maxLength: 8 }),
      fc.array(interleaving, { minLength: 9, maxLength: 9 }),
      async (acts, interleavings) => {
        const office = await openOffice();
        hurry(office.desk);
        const other = await workApart(office, acts);
        const lanes = [laneOf(office.desk), laneOf(other)] as const;
        const seen = (desk: Desk) => ({
          tables: tablesOf(desk),
          clashes: clashesOf(desk.reads, today, new Set()),
        });
        const whole = await merged(lanes, [], seen);
        for (const turns of [[{ side: 1, count: 100_000 }], ...interleavings])
          expect(await merged(lanes, turns, seen)).toEqual(whole);
        carryEntries(other, office.desk);
        carryEntries(office.desk, other);
        expect(tablesOf(office.desk)).toEqual(whole.tables);
        expect(tablesOf(other)).toEqual(whole.tables);
        const { exceptions } = await office.as(office.manager).dayClose.overview({ day: today });
        const kinds = exceptions.map(({ kind }) => kind);
        expect(kinds).toEqual(expect.arrayContaining(['day_opened_twice', 'worked_after_cut_off']));
        expect(kinds.some((kind) => kind === 'duplicate_rrn' || kind === 'rrn_on_two_payments')).toBe(true);
      },
    ),
    { numRuns: inTier(1, 3), endOnFailure: true },
  );
}, 300_000);
