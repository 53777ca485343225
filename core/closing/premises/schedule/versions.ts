// What is looked at in the premises and how often: data, by version. A past day is judged by the version of that day. The province's
// signed package of kind `duties` will carry the same shape (docs/design.md §7); until then these are the versions there are.
import type { ScheduleVersion } from '../contract.ts';

export const scheduleVersions: readonly ScheduleVersion[] = [
  {
    version: '1',
    effectiveFrom: '2025-03-21',
    items: [
      { item: 'sign_127', every: 'day', after: [] },
      { item: 'rate_board', every: 'day', after: [] },
      { item: 'guide_boards', every: 'day', after: [] },
      { item: 'lawyers_inbox', every: 'day', after: [] },
    ],
  },
  {
    version: '2',
    effectiveFrom: '2026-11-22',
    items: [
      { item: 'sign_127', every: 'day', after: ['mended'] },
      { item: 'rate_board', every: 'day', after: ['mended'] },
      { item: 'guide_boards', every: 'week', after: ['new_tariff', 'mended'] },
      { item: 'lawyers_inbox', every: 'day', after: ['mended'] },
      { item: 'cleanliness', every: 'day', after: ['mended'] },
      { item: 'orderliness', every: 'week', after: ['mended'] },
      { item: 'waiting_area', every: 'week', after: ['mended'] },
      { item: 'equipment_state', every: 'month', after: ['equipment_fault', 'mended'] },
      { item: 'safety', every: 'month', after: ['mended'] },
    ],
  },
];
