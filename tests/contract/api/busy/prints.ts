// A print that failed and waits at this PC.
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export async function alone(office: TestOffice) {
  const failed = {
    page: 'pos-only',
    subject: 'now',
    paper: 'receipt80',
    failure: 'PRINTER_MISSING',
  } as const;
  const { jobId } = await office.as(office.clerk).prints.keep(failed);
  const { jobId: otherId } = await office.as(office.clerk).prints.keep({ ...failed, page: 'legal-advice' });
  const sound: Pick<SoundInputs, 'prints'> = {
    prints: {
      queue: [undefined],
      keep: [{ ...failed, page: 'rate-board', subject: 'current', paper: 'A4' }],
      printed: [{ jobId: otherId }],
      discard: [{ jobId, reason: 'مراجع رفت و برگه نمی‌خواهد' }],
    },
  };
  return { sound, ids: [jobId] };
}
