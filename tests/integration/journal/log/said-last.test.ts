// What is set, priced, recorded or put right at one PC stands over what it was said in place of at another, whatever the clock said
// there (J10): said in turns at two PCs of which one clock is hours ahead, each knowing of the turn before.
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { checkStatuses } from '#core/closing/premises/schedule/check-status.ts';
import { importLines, officeAtWork, reportLine, substantialNote } from '#tests/support/closing-day.ts';
import {
  type Caller,
  chargedVisit,
  confirmTariff,
  designateTerminal,
  openVisit,
  putRateInForce,
  slip,
  type TestOffice,
  testTariff,
  testTerminals,
  today,
} from '#tests/support/office.ts';
import { pcOff } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

type By = { readonly manager: Caller; readonly clerk: Caller };
type Said = {
  readonly what: string;
  /** What it is said of. */
  prepare?(office: TestOffice): Promise<string>;
  say(by: By, of: string, turn: number, office: TestOffice): Promise<unknown>;
  get(desk: Desk, of: string, office: TestOffice, by: By): unknown;
  /** What `get` says after a turn. */
  says(turn: number): unknown;
};

const names = ['رضا محمدی', 'رضا محمودی', 'رضا احمدی', 'رضا رضایی', 'رضا سعیدی', 'رضا نوری'];
const [terminalId] = testTerminals;
const isOdd = (turn: number): boolean => turn % 2 === 1;
const letter = { letterNumber: '77/1', letterDay: '2026-11-01' };
const tomorrow = '2026-11-26';

const all: readonly Said[] = [
  {
    what: 'D19.4 the amount above which a second person has to speak',
    say: ({ manager }, _of, turn) => manager.dayClose.setExplanationLimit({ amount: 9 - turn }),
    get: ({ reads }) => reads.dayClose.explanationLimit()?.amount,
    says: (turn) => 9 - turn,
  },
  {
    what: 'D12.5 the hours of the office',
    say: ({ manager }, _of, turn) => manager.supervision.setHours({ opens: `1${turn}:00`, closes: '18:00' }),
    get: ({ reads }) => reads.supervision.hours()?.opens,
    says: (turn) => `1${turn}:00`,
  },
  {
    what: 'D4.8 the rate of another body, of the same day',
    say: ({ manager, clerk }, _of, turn) =>
      putRateInForce(manager, clerk, {
        ...{ itemCode: 'typing', amount: turn * 1000, authority: 'اتحادیه', ...letter },
        effectiveFrom: '2026-11-20',
      }),
    get: ({ reads }) => reads.fees.externalRates(today).find(({ itemCode }) => itemCode === 'typing')?.amount,
    says: (turn) => turn * 1000,
  },
  {
    what: 'D4.2 the tariff of the same day',
    async say({ manager, clerk }, _of, turn) {
      const tariff = { ...testTariff, title: `تعرفهٔ ${turn}`, effectiveFrom: '2026-11-20' };
      await confirmTariff(clerk, (await manager.fees.proposeTariff({ tariff })).tariffId);
    },
    get: ({ reads }) => reads.fees.inForce(today)?.tariff.title,
    says: (turn) => `تعرفهٔ ${turn}`,
  },
  {
    what: 'D8.3 the clearance of the same letter',
    say: ({ manager }, _of, turn, { clerk: { id: personId } }) =>
      manager.staff.recordClearance({
        ...{ personId, reference: String(turn), issuedOn: '2026-11-01', expiresOn: `2030-0${turn}-01` },
      }),
    get: ({ reads }, _of, { clerk }) => reads.staff.clearance(clerk.id)?.expiresOn,
    says: (turn) => `2030-0${turn}-01`,
  },
  {
    what: 'D1.9 the name of a client',
    prepare: (office) => openVisit(office),
    say: ({ clerk }, visitId, turn) => clerk.visits.correctClient({ visitId, name: names[turn] ?? '' }),
    get: ({ reads }, visitId) => [
      reads.visits.visit(visitId)?.clientName,
      reads.visitState.row(visitId)?.clientName,
    ],
    says: (turn) => [names[turn], names[turn]],
  },
  {
    what: 'D1.12 the filing of a visit',
    async prepare(office) {
      const { visitId } = await chargedVisit(office, '0790419904');
      await office.as(office.clerk).payments.record(slip(visitId));
      return visitId;
    },
    async say({ clerk }, visitId, turn) {
      const [stands] = (await clerk.visits.get({ visitId })).filings;
      await clerk.visits.recordFiling({
        ...{ visitId, trackingNumber: `140512345678901${turn}`, branch: '', filedTime: '' },
        replaces: stands?.filingId,
      });
    },
    get: ({ reads }, visitId) => reads.visits.filings(visitId).map(({ trackingNumber }) => trackingNumber),
    says: (turn) => [`140512345678901${turn}`],
  },
  {
    what: 'D6.1 the check of the 127 sign',
    say: ({ clerk }, _of, turn) =>
      clerk.premises.recordCheck({ item: 'sign_127', result: 'passed', note: `بار ${turn}` }),
    get: ({ reads }) => reads.premises.latestCheck(today, 'sign_127')?.note,
    says: (turn) => `بار ${turn}`,
  },
  {
    what: 'D21.74 the explanation of money on a terminal that is not the office’s',
    async prepare(office) {
      await importLines(office, [reportLine(1, { terminalId: '20001111' })]);
      const { exceptions } = await office.as(office.manager).dayClose.overview({ day: today });
      return exceptions.find(({ kind }) => kind === 'wrong_terminal')?.key ?? '';
    },
    say: ({ manager }, exceptionKey, turn) =>
      manager.dayClose.explain({
        ...{ day: today, exceptionKey, reasonCode: 'found_out', note: `${substantialNote} ${turn}` },
      }),
    get: ({ reads }, key) => reads.dayClose.explanations(today).get(key)?.note,
    says: (turn) => `${substantialNote} ${turn}`,
  },
  {
    what: 'D2.15 whether a terminal is designated, or retired',
    say: ({ manager, clerk }, _of, turn) =>
      isOdd(turn)
        ? designateTerminal(manager, clerk, {
            ...{ terminalId: '14999003', merchant: '990000001', psp: 'به‌پرداخت ملت', ...letter },
            ...{ validFrom: turn === 1 ? today : tomorrow, validTo: null },
          })
        : manager.payments.retireTerminal({ terminalId: '14999003', lastDay: today }),
    get: ({ reads }) => reads.payments.isDesignated('14999003', tomorrow),
    says: isOdd,
  },
  {
    what: 'D17.5 whether the equipment is to be checked: a fault was reported, or checked since',
    prepare: async ({ as, manager }) =>
      (
        await as(manager).equipment.register({
          ...{ kind: 'printer', title: 'چاپگر باجه', serial: 'PR-1', terminalId: null },
          serviceEveryDays: null,
        })
      ).equipmentId,
    say: ({ manager, clerk }, equipmentId, turn) =>
      isOdd(turn)
        ? manager.equipment.reportFault({ equipmentId, description: 'کاغذ را مچاله کرد', stopsWork: false })
        : clerk.premises.recordCheck({ item: 'equipment_state', result: 'passed', note: '' }),
    get: ({ reads }) => checkStatuses(reads, today).find(({ item }) => item === 'equipment_state')?.isDue,
    says: isOdd,
  },
  {
    what: 'D2.8 D2.9 who has a desk and its terminal',
    prepare: (office) => openVisit(office, '0013542419'),
    async say({ manager, clerk }, visitId, turn, office) {
      const [from, to, toId] = isOdd(turn)
        ? [clerk, manager, office.manager.id]
        : [manager, clerk, office.clerk.id];
      const offer = { toId, visitIds: [visitId], terminalIds: [terminalId] };
      const { handoverId } = await from.handovers.offer(offer);
      const seen = (await to.handovers.ofDay({ day: today })).find((one) => one.handoverId === handoverId);
      await to.handovers.answer({ handoverId, answer: 'taken', seen: seen?.terminals ?? [] });
    },
    async get(_desk, visitId, _office, by) {
      const [manager, clerk] = [await by.manager.handovers.atHand(), await by.clerk.handovers.atHand()];
      const has = ({ visits, terminals }: typeof manager) => [
        visits.some((visit) => visit.visitId === visitId),
        terminals.some((one) => one.terminalId === terminalId),
      ];
      return [...has(manager), ...has(clerk)];
    },
    says: (turn) => [isOdd(turn), isOdd(turn), !isOdd(turn), !isOdd(turn)],
  },
];

test('J10 what was said last, knowing of what it takes the place of, stands at both PCs, the clock of one hours ahead', async () => {
  const office = await officeAtWork();
  const prepared = new Map<Said, string>();
  for (const said of all) prepared.set(said, (await said.prepare?.(office)) ?? '');
  const other = pcOff(office, 2, 120);
  const here: By = { manager: office.as(office.manager), clerk: office.as(office.clerk) };
  const there: By = { manager: other.seat(office.manager), clerk: other.seat(office.clerk) };
  const turns = [there, here, here, there, here];
  const heard = new Map(all.map(({ what }) => [what, [] as unknown[]]));
  for (const [index, by] of turns.entries()) {
    for (const said of all) await said.say(by, prepared.get(said) ?? '', index + 1, office);
    meet(office, other);
    for (const said of all)
      for (const [desk, at] of [
        [office.desk, here],
        [other.desk, there],
      ] as const)
        heard.get(said.what)?.push(await said.get(desk, prepared.get(said) ?? '', office, at));
  }
  for (const { what, says } of all)
    expect(heard.get(what), what).toEqual(turns.flatMap((_, index) => [says(index + 1), says(index + 1)]));
});
