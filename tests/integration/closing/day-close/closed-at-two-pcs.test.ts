// A day that is closed and reopened at two PCs whose clocks are hours apart: what was done last, knowing of the rest, stands at both;
// and a PIN ends with the closes that it did not know.
import { expect, it } from 'vitest';
import { closeDay, officeAtWork } from '#tests/support/closing-day.ts';
import { openVisit, problemOf, today } from '#tests/support/office.ts';
import { pcOff } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

const hour = 60 * 60 * 1000;
const pin = '2580';
const reason = 'گزارش دوم بانک پس از بستن روز رسید';

it.each(everyNth(2, [120, -120]))(
  'D11.1 D21.20 the last close or reopening counts, and what a PIN knew of it, the second clock %i minutes off',
  async (minutes) => {
    const office = await officeAtWork();
    const other = pcOff(office, 2, minutes);
    const { as, clerk, manager, clock } = office;
    const there = { ...office, desk: other.desk, as: () => other.seat(manager) };
    const setPin = () => as(clerk).staff.setPin({ password: clerk.password, pin });
    async function expectPin(isSet: boolean): Promise<void> {
      if (isSet) await as(clerk).staff.unlockWithPin({ pin });
      else expect((await problemOf(as(clerk).staff.unlockWithPin({ pin }))).code).toBe('PIN_NOT_SET');
      expect((await as(clerk).staff.pinState()).isSet).toBe(isSet);
    }
    function expectDay(state: 'open' | 'closed', headCode: string | null): void {
      meet(office, other);
      for (const { reads } of [office.desk, other.desk]) {
        expect(reads.businessDay.stateOf(today)).toBe(state);
        expect(reads.dayClose.closingInForce(today)?.headCode ?? null).toBe(headCode);
        expect(reads.dayClose.closedConcurrently(today)).toBe(0);
      }
    }

    const first = await closeDay(there, today, reason);
    clock.advance(hour);
    await setPin();
    await expectPin(true);
    expectDay('closed', first);
    await expectPin(false);
    expect((await problemOf(openVisit(office))).code).toBe('DAY_CLOSED');
    // The close that it knew leaves it, and so does a reopening.
    await setPin();
    await expectPin(true);
    await as(manager).dayClose.reopen({ day: today, reason, password: manager.password });
    expectDay('open', null);
    await expectPin(true);
    const again = await problemOf(
      other.seat(manager).dayClose.reopen({ day: today, reason, password: manager.password }),
    );
    expect(again.code).toBe('DAY_NOT_CLOSED');
    expectDay('closed', await closeDay(there, today, reason));
    await expectPin(false);
  },
);
