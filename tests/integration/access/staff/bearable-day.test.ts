// How often an honest manager is stopped for a proof (D11.43): an ordinary day is played, and every stop is counted by what it was
// for. A password that comes with an act is a stop as the dialog is; a code beside it is the same one.
import { expect, test } from 'vitest';
import type { Meta } from '#core/access/request-context/trpc.ts';
import type { Purpose } from '#core/access/staff/contract.ts';
import { sessionLimits } from '#core/access/staff/rules.ts';
import { appRouter } from '#core/app/registry/router.ts';
import {
  csvFile,
  noTransaction,
  otherTerminal,
  reportLine,
  servedVisit,
  substantialNote,
} from '#tests/support/closing-day.ts';
import {
  type Caller,
  openDay,
  openOffice,
  problemOf,
  type TestOffice,
  today,
} from '#tests/support/office.ts';

const minute = 60_000;
const limits = { ...sessionLimits, idleMs: Number.POSITIVE_INFINITY };
const definitions = appRouter._def.procedures as unknown as Record<
  string,
  { readonly _def: { readonly meta?: Meta } }
>;
const comesWithAct = (act: string): boolean => definitions[act]?._def.meta?.proof?.password === 'each';

type Act = readonly [act: string, call: (page: Caller) => Promise<unknown>];

/** The manager at their page, with the codes of their sheet: does acts, and is stopped as the screens stop them. */
async function managerOf({ anyone, desk, manager }: TestOffice, codes: string[]) {
  const { token } = await anyone.staff.signIn({ personId: manager.id, password: manager.password });
  const page = appRouter.createCaller({ desk, session: token });
  const stops: string[] = [];
  async function answered([act, call]: Act, isStopped: boolean): Promise<boolean> {
    try {
      await call(page);
      return isStopped;
    } catch (error) {
      const problem = await problemOf(Promise.reject(error));
      const { password } = manager;
      if (problem.code === 'PASSWORD_NEEDED') {
        const { purpose } = problem.params;
        await page.staff.proveAgain(
          purpose === null ? { password } : { password, purpose: purpose as Purpose },
        );
      } else if (problem.code === 'SECOND_FACTOR_NEEDED')
        await page.secondFactor.proveByCode({ act: problem.params.act, code: codes.shift() ?? '' });
      else throw error;
      return answered([act, call], true);
    }
  }
  return {
    page,
    stops,
    /** Does what belongs together on one screen; what it is for is counted as often as it stops. */
    async does(purpose: string, ...acts: readonly Act[]): Promise<void> {
      for (const act of acts) if (await answered(act, comesWithAct(act[0]))) stops.push(purpose);
    },
  };
}

/** An office whose manager has a sheet of codes, and that asks for the second factor. @returns the codes that are left */
async function guarded({ as, manager }: TestOffice): Promise<string[]> {
  const { password } = manager;
  const { secondFactor } = as(manager);
  const [first = '', ...codes] = (await secondFactor.makeCodes({ password })).codes;
  await secondFactor.proveByCode({ act: 'secondFactor.setRequired', code: first });
  await secondFactor.setRequired({ isRequired: true, password });
  return codes;
}

const views: readonly Act[] = [
  ['accessLog.alerts', ({ accessLog }) => accessLog.alerts()],
  ['shifts.alerts', ({ shifts }) => shifts.alerts()],
  ['supervision.anomalies', ({ supervision }) => supervision.anomalies()],
  ['supervision.work', ({ supervision }) => supervision.work({ from: today, to: today })],
  [
    'records.ofDay',
    ({ records }) => records.ofDay({ day: today, personId: null, group: null, before: null }),
  ],
  ['records.accessOfDay', ({ records }) => records.accessOfDay({ day: today, personId: null })],
];

async function explained({ dayClose }: Caller): Promise<void> {
  for (const { key, reasons } of (await dayClose.overview({ day: today })).exceptions)
    if (reasons[0] !== undefined)
      await dayClose.explain({
        ...{ day: today, exceptionKey: key, reasonCode: reasons[0], note: substantialNote },
      });
}

test.each([
  ['with the password alone', false],
  ['where the office asks for the second factor', true],
])(
  'D11.43 an ordinary day stops its manager at most three times, and once for each purpose, %s',
  async (_how, isGuarded) => {
    const office = await openOffice({ sessionLimits: limits });
    const { manager, clock } = office;
    const codes = isGuarded ? await guarded(office) : [];
    await openDay(office);
    const { stops, does } = await managerOf(office, codes);
    await does('the morning', ...views, ['premises.morningCard', ({ premises }) => premises.morningCard()]);
    clock.advance(90 * minute);
    const paymentId = await servedVisit(office, 1);
    await servedVisit(office, 2);
    await does('a reversal', [
      'payments.reverse',
      ({ payments }) =>
        payments.reverse({
          ...{ paymentId, reasonCode: 'client_withdrew', note: 'مراجع منصرف شد', password: manager.password },
        }),
    ]);
    // Notes, shifts, equipment and letters of every day ask for nothing.
    clock.advance(3 * 60 * minute);
    await does(
      'the usual',
      ['staff.list', ({ staff }) => staff.list()],
      ['store.health', ({ store }) => store.health()],
    );
    clock.advance(60 * minute);
    await does('the look at the end', ...views);
    const lines = [reportLine(1), reportLine(2), reportLine(1, { type: 'reversal', time: '09:35:00' })];
    await does('the close', [
      'dayClose.importPsp',
      ({ dayClose }) => dayClose.importPsp({ day: today, ...csvFile(...lines) }),
    ]);
    // The client was served before the money went back: that is explained.
    await does(
      'the close',
      ['dayClose.explain', explained],
      ['dayClose.declareZero', ({ dayClose }) => dayClose.declareZero(noTransaction(today, otherTerminal))],
      [
        'dayClose.close',
        ({ dayClose }) =>
          dayClose.close({ day: today, reason: 'برگشت وجه توضیح داده شد', password: manager.password }),
      ],
    );
    expect(stops).toEqual(['a reversal', 'the look at the end', 'the close']);
  },
);

test('D11.43 who takes a colleague on is stopped once more, for all of it', async () => {
  const office = await openOffice({ sessionLimits: limits });
  const { stops, does } = await managerOf(office, await guarded(office));
  let personId = '';
  const papers = { reference: '9', issuedOn: '2026-01-01', expiresOn: '2028-01-01' };
  await does(
    'a colleague',
    [
      'staff.register',
      async ({ staff }) => {
        ({ personId } = await staff.register({
          name: 'سارا نوری',
          nationalCode: '9990000034',
          role: 'clerk',
        }));
      },
    ],
    [
      'staff.recordSupervisionFile',
      ({ staff }) => staff.recordSupervisionFile({ personId, fileNumber: '9', openedOn: '2026-01-01' }),
    ],
    [
      'staff.recordInquiry',
      ({ staff }) => staff.recordInquiry({ personId, reference: '9', requestedOn: '2026-01-01' }),
    ],
    ['staff.recordClearance', ({ staff }) => staff.recordClearance({ personId, ...papers })],
    [
      'postings.introduce',
      ({ postings }) =>
        postings.introduce({ personId, sections: ['filing'], letterNumber: '9', letterDay: '2026-01-01' }),
    ],
    ['staff.activate', ({ staff }) => staff.activate({ personId })],
  );
  expect(stops).toEqual(['a colleague']);
});
