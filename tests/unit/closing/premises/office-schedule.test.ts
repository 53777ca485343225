// The schedule of an office: the directive's, oftener where the office set it so, and what it added (D17.13).
import { expect, test } from 'vitest';
import type { ScheduleVersion } from '#core/closing/premises/contract.ts';
import {
  type RhythmSetting,
  rhythmRefusal,
  versionsOfOffice,
} from '#core/closing/premises/schedule/of-office.ts';
import { scheduleOn } from '#core/closing/premises/schedule/rules.ts';
import { scheduleVersions } from '#core/closing/premises/schedule/versions.ts';

const cooler = '0199c5e0-0000-7000-8000-000000000001';
const everyOn = (settings: readonly RhythmSetting[], day: string) =>
  new Map(
    scheduleOn(versionsOfOffice(scheduleVersions, settings), day).items.map(({ item, every }) => [
      item,
      every,
    ]),
  );

test('D17.13 what was set counts from the next day on, and past days are judged as they were', () => {
  const settings: RhythmSetting[] = [
    { item: 'safety', every: 'week', day: '2026-11-25' },
    { item: cooler, every: 'day', day: '2026-11-25' },
    { item: cooler, every: 'never', day: '2026-11-28' },
    { item: 'safety', every: 'month', day: '2026-11-30' },
  ];
  expect(everyOn(settings, '2026-11-25').get('safety')).toBe('month');
  expect(everyOn(settings, '2026-11-26').get('safety')).toBe('week');
  expect(everyOn(settings, '2026-11-30').get('safety')).toBe('week');
  expect(everyOn(settings, '2026-12-01').get('safety')).toBe('month');
  expect(everyOn(settings, '2026-11-25').has(cooler)).toBe(false);
  expect(everyOn(settings, '2026-11-28').get(cooler)).toBe('day');
  expect(everyOn(settings, '2026-11-29').has(cooler)).toBe(false);
});

test('D17.13 a later version of the directive that asks for more is not held back by what the office once set', () => {
  const stricter: ScheduleVersion = {
    version: '3',
    effectiveFrom: '2027-01-01',
    items: [{ item: 'safety', every: 'day', after: [] }],
  };
  const settings: RhythmSetting[] = [{ item: 'safety', every: 'week', day: '2026-11-25' }];
  const versions = versionsOfOffice([...scheduleVersions, stricter], settings);
  expect(scheduleOn(versions, '2026-12-31').items.find(({ item }) => item === 'safety')?.every).toBe('week');
  expect(scheduleOn(versions, '2027-01-01').items).toEqual(stricter.items);
});

test.each([
  ['sign_127', 'week', { code: 'RHYTHM_TOO_RARE', params: { every: 'day' } }],
  ['sign_127', 'never', { code: 'RHYTHM_TOO_RARE', params: { every: 'day' } }],
  ['orderliness', 'month', { code: 'RHYTHM_TOO_RARE', params: { every: 'week' } }],
  ['safety', 'never', { code: 'RHYTHM_TOO_RARE', params: { every: 'month' } }],
  ['safety', 'month', { code: 'ACTION_ALREADY_DONE', params: {} }],
  ['safety', 'day', null],
  [cooler, 'day', { code: 'NOT_FOUND', params: { what: 'check_item' } }],
] as const)('D17.13 %s set to %s', (item, every, refused) => {
  const directive = scheduleOn(scheduleVersions, '2026-11-26');
  expect(rhythmRefusal(directive, directive, false, { item, every })).toEqual(refused);
});

test('D17.6 the 127 sign is daily in whatever an office may have set, also by entries that no rule let in', () => {
  for (const every of ['week', 'month', 'never'] as const)
    expect(everyOn([{ item: 'sign_127', every, day: '2026-11-25' }], '2026-12-01').get('sign_127')).toBe(
      'day',
    );
});
