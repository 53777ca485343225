// How long a departure took and when it is over, from its facts alone.

import { describe, expect, it } from 'vitest';
import { isLate } from '#core/access/departures/contract.ts';
import {
  accessRefusal,
  closingRefusal,
  departureStatus,
  leavingRefusal,
} from '#core/access/departures/rules.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 5, minute)).toISOString();
const systems = ['sana', 'cms'];
const left = { leftAt: at(0), cutAt: at(1), systems };

describe('a departure', () => {
  it('D9.6 is open while one system is, whatever was said of the others, and of systems not on its list', () => {
    const status = departureStatus(left, [
      { systemId: 'sana', at: at(2) },
      { systemId: 'network', at: at(3) },
    ]);
    expect(status).toEqual({ open: ['cms'], doneAt: null, late: false });
    expect(closingRefusal(status, 'دلیل خوبی در میان است')).toEqual({
      code: 'ACCESS_STILL_OPEN',
      params: { count: 1 },
    });
  });

  it('D9.7 took as long as from leaving to the last record, and is late after fifteen minutes', () => {
    const cuts = (last: number) => [
      { systemId: 'sana', at: at(2) },
      { systemId: 'cms', at: at(last) },
    ];
    const inTime = departureStatus(left, cuts(15));
    expect(inTime).toEqual({ open: [], doneAt: at(15), late: false });
    expect(closingRefusal(inTime, '')).toBeNull();
    const late = departureStatus(left, cuts(16));
    expect(late.late).toBe(true);
    expect(closingRefusal(late, 'تست')).toEqual({ code: 'REASON_NEEDED', params: {} });
    expect(closingRefusal(late, 'پاسخ مرکز دیر رسید')).toBeNull();
    expect(isLate(at(0), at(16))).toBe(true);
  });

  it('D9.7 with nothing outside is as long as the cut-off here took', () => {
    const alone = { leftAt: at(0), cutAt: at(20), systems: [] };
    expect(departureStatus(alone, [])).toEqual({ open: [], doneAt: at(20), late: true });
  });

  it('D9.6 counts the first record of a system, in whatever order two PCs bring theirs', () => {
    const both = [
      { systemId: 'sana', at: at(9) },
      { systemId: 'sana', at: at(3) },
      { systemId: 'cms', at: at(2) },
    ];
    for (const cuts of [both, both.toReversed()]) expect(departureStatus(left, cuts).doneAt).toBe(at(3));
  });

  it('D9.7 names no hour of the future, and nothing without its proof', () => {
    expect(leavingRefusal(at(5), at(4))).toMatchObject({ params: { fields: ['leftAt'] } });
    expect(leavingRefusal(at(4), at(4))).toBeNull();
    const access = { outcome: 'cut', cutAt: at(2), proof: 'نامهٔ ۱۲' } as const;
    expect(accessRefusal(access, at(3))).toBeNull();
    expect(accessRefusal({ ...access, cutAt: at(4) }, at(3))).toMatchObject({
      params: { fields: ['cutAt'] },
    });
    expect(accessRefusal({ ...access, proof: '' }, at(3))).toMatchObject({ code: 'REASON_NEEDED' });
    expect(accessRefusal({ ...access, outcome: 'never_had', proof: 'ندارد' }, at(3))).toMatchObject({
      code: 'REASON_NEEDED',
    });
  });
});
