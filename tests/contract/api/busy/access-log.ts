// Twenty accesses within a minute, so that there is an alert to answer.
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';
import type { Counter } from './counter.ts';

export async function accessLogTaken({ as, clerk, manager }: TestOffice, { visitId }: Counter) {
  for (let accessLog = 0; accessLog < 20; accessLog += 1)
    await as(clerk).visits.revealIdentifier({ visitId });
  const [{ alertId } = { alertId: '' }] = await as(manager).accessLog.alerts();
  const sound: Pick<SoundInputs, 'accessLog'> = {
    accessLog: {
      alerts: [undefined],
      answerAlert: [{ alertId, note: 'از علی رضایی پرسیده شد و کار روزانه بود' }],
    },
  };
  return { sound };
}
