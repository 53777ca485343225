// Everybody's work of the day. Nothing of it is out of proportion, so there is nothing to explain.
import { type TestOffice, today } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export function soundSupervision({ clerk }: TestOffice) {
  const span = { from: today, to: today };
  const sound: Pick<SoundInputs, 'supervision'> = {
    supervision: {
      work: [span],
      ofPerson: [{ ...span, personId: clerk.id }],
      anomalies: [undefined],
      explain: [
        {
          personId: clerk.id,
          metric: 'reversals',
          seenCount: 3,
          note: 'از علی رضایی پرسیده شد و دستگاه پوز خراب بود',
        },
      ],
      setHours: [{ opens: '07:30', closes: '14:30' }],
    },
  };
  return { sound };
}
