// What is put right at the counter at one PC stands over what it was said in place of at another, whatever the clock said there.
import { expect, it } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { importLines, officeAtWork, reportLine, substantialNote } from '#tests/support/closing-day.ts';
import { type Caller, chargedVisit, openVisit, slip, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { meet } from '#tests/support/two-pcs.ts';

const hour = 60 * 60 * 1000;
const names = ['رضا محمدی', 'رضا محمودی', 'رضا احمدی', 'رضا رضایی'];

type Said = {
  readonly name: string;
  /** What it is said of. */
  prepare(office: TestOffice): Promise<string>;
  say(by: { manager: Caller; clerk: Caller }, of: string, turn: number): Promise<unknown>;
  get(desk: Desk, of: string): unknown;
  /** What `get` says after a turn. */
  says(turn: number): unknown;
};

const said: readonly Said[] = [
  {
    name: 'D1.9 the name of a client',
    prepare: (office) => openVisit(office),
    say: ({ clerk }, visitId, turn) => clerk.visits.correctClient({ visitId, name: names[turn] ?? '' }),
    get: ({ reads }, visitId) => [
      reads.visits.visit(visitId)?.clientName,
      reads.visitState.row(visitId)?.clientName,
    ],
    says: (turn) => [names[turn], names[turn]],
  },
  {
    name: 'D1.12 the filing of a visit',
    async prepare(office) {
      const { visitId } = await chargedVisit(office);
      await office.as(office.clerk).payments.record(slip(visitId));
      return visitId;
    },
    say: ({ clerk }, visitId, turn) =>
      clerk.visits.recordFiling({
        visitId,
        trackingNumber: `140512345678901${turn}`,
        branch: '',
        filedTime: '',
      }),
    get: ({ reads }, visitId) => reads.visits.filing(visitId)?.trackingNumber,
    says: (turn) => `140512345678901${turn}`,
  },
  {
    name: 'D6.1 the check of the 127 sign',
    prepare: () => Promise.resolve('sign_127'),
    say: ({ clerk }, item, turn) =>
      clerk.premises.recordCheck({ item: item as 'sign_127', result: 'passed', note: `بار ${turn}` }),
    get: ({ reads }) => reads.premises.latestCheck(today, 'sign_127')?.note,
    says: (turn) => `بار ${turn}`,
  },
  {
    name: 'D19.2 the explanation of money without a service',
    async prepare(office) {
      await importLines(office, [reportLine(1)]);
      const { exceptions } = await office.as(office.manager).dayClose.overview({ day: today });
      return exceptions.find(({ kind }) => kind === 'in_psp_not_in_app')?.key ?? '';
    },
    say: ({ manager }, exceptionKey, turn) =>
      manager.dayClose.explain({
        ...{ day: today, exceptionKey, reasonCode: 'other' },
        note: `${substantialNote} ${turn}`,
      }),
    get: ({ reads }, key) => reads.dayClose.explanations(today).get(key)?.note,
    says: (turn) => `${substantialNote} ${turn}`,
  },
];

it.each(said)(
  '$name stands as it was said last, the clock of one PC ahead',
  async ({ prepare, say, get, says }) => {
    const office = await officeAtWork();
    const of = await prepare(office);
    const ahead = new Date(Date.parse(office.desk.machine.now()) + 2 * hour).toISOString();
    const other = joinOffice(office, 2, testMachine(ahead).machine);
    const here = { manager: office.as(office.manager), clerk: office.as(office.clerk) };
    const there = () => ({ manager: other.seat(office.manager), clerk: other.seat(office.clerk) });
    const heard: unknown[] = [];
    for (const [turn, by] of [
      [1, there],
      [2, () => here],
      [3, () => here],
    ] as const) {
      await say(by(), of, turn);
      meet(office, other);
      heard.push(get(office.desk, of), get(other.desk, of));
    }
    expect(heard).toEqual([1, 1, 2, 2, 3, 3].map(says));
  },
);
