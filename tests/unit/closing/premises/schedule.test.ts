import { describe, expect, it } from 'vitest';
import { askedSince, daysLate, dueOf, scheduleOn } from '#core/closing/premises/schedule/rules.ts';
import { scheduleVersions } from '#core/closing/premises/schedule/versions.ts';

// Wednesday 1405/09/04.
const today = '2026-11-25';
const open = () => false;
const scheduled = (every: 'day' | 'week' | 'month') => ({
  item: 'orderliness' as const,
  every,
  after: ['mended', 'new_tariff'] as const,
});
const checked = (day: string) => ({
  lastCheck: { day },
  since: day,
  events: [],
});

describe('D17.5 a check is due', () => {
  it('every day anew, also after days that were missed', () => {
    expect(dueOf(scheduled('day'), checked('2026-11-20'), today, open)).toEqual({
      dueDay: today,
      why: 'day',
    });
    expect(dueOf(scheduled('day'), checked(today), today, open).dueDay).toBe('2026-11-26');
  });

  it('a week and a Jalali month after the last one, on a working day', () => {
    expect(dueOf(scheduled('week'), checked('2026-11-21'), today, open).dueDay).toBe('2026-11-28');
    // 1405/08/30 has no thirtieth of Azar missing, but 1405/06/31 has no thirty-first of Mehr.
    expect(dueOf(scheduled('month'), checked('2026-09-22'), today, open).dueDay).toBe('2026-10-22');
    // A Friday, and a day of the table of closures, move it on.
    expect(dueOf(scheduled('week'), checked('2026-11-20'), today, open).dueDay).toBe('2026-11-28');
    expect(dueOf(scheduled('week'), checked('2026-11-21'), today, (day) => day === '2026-11-28').dueDay).toBe(
      '2026-11-29',
    );
  });

  it('from the first day on while it was never made', () => {
    const never = { lastCheck: null, since: '2026-11-22', events: [] };
    expect(dueOf(scheduled('month'), never, today, open)).toEqual({ dueDay: '2026-11-22', why: 'first' });
  });

  it('sooner after what asks for it, and never because of what is still to come', () => {
    const of = checked('2026-11-21');
    const mended = { kind: 'mended', day: '2026-11-24' } as const;
    const due = (events: Parameters<typeof dueOf>[1]['events']) =>
      dueOf(scheduled('week'), { ...of, events }, today, open);
    expect(due([mended])).toEqual({ dueDay: '2026-11-24', why: 'mended' });
    expect(due([{ kind: 'new_tariff', day: '2026-11-26' }]).why).toBe('week');
    // What its schedule does not name asks for nothing.
    expect(due([{ kind: 'equipment_fault', day: '2026-11-24' }]).why).toBe('week');
  });
});

it('D17.5 what is late is told in working days', () => {
  expect(daysLate('2026-11-25', today, open)).toBe(0);
  // Thursday to Saturday, with the Friday between them.
  expect(daysLate('2026-11-26', '2026-11-28', open)).toBe(1);
  expect(daysLate('2026-11-26', '2026-11-28', (day) => day === '2026-11-28')).toBe(0);
});

describe('D17.6 the schedule', () => {
  it('of a day is that of its version, and an item is asked for from the version that has it', () => {
    expect(scheduleOn(scheduleVersions, '2026-11-21').version).toBe('1');
    expect(scheduleOn(scheduleVersions, today).version).toBe('2');
    expect(scheduleOn(scheduleVersions, '2020-01-01').version).toBe('1');
    expect(askedSince(scheduleVersions, 'safety', today)).toBe('2026-11-22');
    expect(askedSince(scheduleVersions, 'safety', '2026-11-21')).toBeNull();
    expect(askedSince(scheduleVersions, 'sign_127', today)).toBe('2025-03-21');
  });

  it('has the 127 sign every day in every version', () => {
    for (const { items } of scheduleVersions)
      expect(items.find(({ item }) => item === 'sign_127')?.every).toBe('day');
  });
});
