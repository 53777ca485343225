// The reports of a day at work.
import { type TestOffice, today } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

const day = { kind: 'day', from: today, to: today } as const;
const month = { kind: 'month', from: '2026-11-22', to: '2026-12-21' } as const;

export async function alone(office: TestOffice) {
  const { exportId } = await office.as(office.manager).reports.export({
    ...{ format: 'csv', period: day, filters: [], subject: { kind: 'rows', column: 'net' } },
  });
  const sound: Pick<SoundInputs, 'reports'> = {
    reports: {
      days: [{ day: today }, { day: '2026-10-01' }],
      run: [
        {
          period: month,
          filters: [],
          tables: [
            { groupBy: 'service', columns: ['paid', 'vat', 'returned', 'units', 'charged'], series: 'paid' },
            { groupBy: 'clerk', columns: ['visits', 'serviceTime', 'waitTime', 'refused'], series: null },
            { groupBy: 'complaintCategory', columns: ['complaints', 'answered', 'late'], series: null },
          ],
        },
        {
          period: day,
          filters: [{ by: 'weekday', value: '4' }],
          tables: [
            { groupBy: 'differenceKind', columns: ['differences', 'daysWithDifference'], series: null },
          ],
        },
      ],
      rows: [
        { period: day, filters: [], column: 'net', skip: 0 },
        { period: month, filters: [{ by: 'ending', value: 'open' }], column: 'visits', skip: 0 },
      ],
      exportedRows: [{ exportId, period: day }],
      views: [undefined],
      keepView: [
        {
          name: 'ماه به خدمت',
          view: { period: { kind: 'month' }, breakdown: 'service', against: 'before', isFull: false },
        },
      ],
      dropView: [{ id: '01992d10-0000-7000-8000-000000000009' }],
      compliance: [{ period: month }, { period: day }],
      export: [
        { format: 'xlsx', period: month, filters: [], subject: { kind: 'rows', column: 'paid' } },
        {
          format: 'csv',
          period: day,
          filters: [],
          subject: { kind: 'table', groupBy: 'terminal', columns: ['paid', 'net'] },
        },
      ],
    },
  };
  return { sound, ids: [exportId] };
}
