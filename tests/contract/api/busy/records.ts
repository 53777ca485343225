// The journal as manager and inspector read it.
import { type TestOffice, today } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';
import type { Counter } from './counter.ts';

export function soundRecords({ clerk, manager }: TestOffice, { visitId }: Counter) {
  const sound: Pick<SoundInputs, 'records'> = {
    records: {
      ofDay: [
        { day: today, personId: null, group: null, before: null },
        { day: today, personId: clerk.id, group: 'visits', before: null },
      ],
      accessOfDay: [
        { day: today, personId: null },
        { day: today, personId: manager.id },
      ],
      ofVisit: [{ visitId }],
      export: [
        { format: 'csv', day: today, personId: null, group: null, type: null },
        { format: 'xlsx', day: today, personId: clerk.id, group: 'visits', type: 'visit.opened' },
      ],
      chains: [{ day: today }],
      checkChain: [{ day: today }],
    },
  };
  return { sound };
}
