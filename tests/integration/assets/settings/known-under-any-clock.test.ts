// What was set last, by somebody who knew what it takes the place of, counts at every PC: whatever the clock said under which that was
// set.
import { expect, it } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import {
  type Caller,
  confirmTariff,
  openOffice,
  putRateInForce,
  type TestOffice,
  testTariff,
  today,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

const hour = 60 * 60 * 1000;

type Setting = {
  readonly name: string;
  set(by: { manager: Caller; clerk: Caller }, office: TestOffice, value: number): Promise<unknown>;
  get(desk: Desk, office: TestOffice): unknown;
  /** What `get` says of a value. */
  says(value: number): unknown;
};

const settings: readonly Setting[] = [
  {
    name: 'D19.4 the amount above which a second person has to speak',
    set: ({ manager }, _, value) => manager.dayClose.setExplanationLimit({ amount: value }),
    get: ({ reads }) => reads.dayClose.explanationLimit()?.amount,
    says: (value) => value,
  },
  {
    name: 'D12.5 the hours of the office',
    set: ({ manager }, _, value) => manager.supervision.setHours({ opens: `0${value}:00`, closes: '18:00' }),
    get: ({ reads }) => reads.supervision.hours()?.opens,
    says: (value) => `0${value}:00`,
  },
  {
    name: 'D4.8 the rate of another body, of the same day',
    set: ({ manager, clerk }, _, value) =>
      putRateInForce(manager, clerk, {
        itemCode: 'typing',
        amount: value * 1000,
        authority: 'اتحادیه',
        letterNumber: String(value),
        letterDay: '2026-11-01',
        effectiveFrom: '2026-11-20',
      }),
    get: ({ reads }) => reads.fees.externalRates(today).find(({ itemCode }) => itemCode === 'typing')?.amount,
    says: (value) => value * 1000,
  },
  {
    name: 'D4.2 the tariff of the same day',
    async set({ manager, clerk }, _, value) {
      const tariff = { ...testTariff, title: `تعرفهٔ ${value}`, effectiveFrom: '2026-11-20' };
      const { tariffId } = await manager.fees.proposeTariff({ tariff });
      await confirmTariff(clerk, tariffId);
    },
    get: ({ reads }) => reads.fees.inForce(today)?.tariff.title,
    says: (value) => `تعرفهٔ ${value}`,
  },
  {
    name: 'D8.3 the clearance of the same letter',
    set: ({ manager }, { clerk }, value) =>
      manager.staff.recordClearance({
        personId: clerk.id,
        reference: String(value),
        issuedOn: '2026-11-01',
        expiresOn: `203${value}-01-01`,
      }),
    get: ({ reads }, { clerk }) => reads.staff.clearance(clerk.id)?.expiresOn,
    says: (value) => `203${value}-01-01`,
  },
];

it.each(everyNth(3, settings))(
  '$name: set at a PC whose clock is ahead, and put right at another',
  async ({ set, get, says }) => {
    const office = await openOffice();
    const ahead = new Date(Date.parse(office.desk.machine.now()) + 2 * hour).toISOString();
    const other = joinOffice(office, 2, testMachine(ahead).machine);
    const here = () => ({ manager: office.as(office.manager), clerk: office.as(office.clerk) });
    const there = () => ({ manager: other.seat(office.manager), clerk: other.seat(office.clerk) });
    const values: unknown[] = [];
    for (const [value, by] of [
      [5, there],
      [6, here],
      [7, here],
      [8, there],
      [9, here],
    ] as const) {
      await set(by(), office, value);
      meet(office, other);
      values.push(get(office.desk, office), get(other.desk, office));
    }
    expect(values).toEqual([5, 5, 6, 6, 7, 7, 8, 8, 9, 9].map(says));
  },
);
