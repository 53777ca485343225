// Twenty looks within a minute, so that there is a sign to answer.
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';
import type { Counter } from './counter.ts';

export async function looksTaken({ as, clerk, manager }: TestOffice, { visitId }: Counter) {
  for (let looks = 0; looks < 20; looks += 1) await as(clerk).visits.revealIdentifier({ visitId });
  const [{ signId } = { signId: '' }] = await as(manager).looks.signs();
  const sound: Pick<SoundInputs, 'looks'> = {
    looks: {
      signs: [undefined],
      answerSign: [{ signId, note: 'از علی رضایی پرسیده شد و کار روزانه بود' }],
    },
  };
  return { sound };
}
