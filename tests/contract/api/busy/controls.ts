// What the province is asked for: a longer day than the office has, where no colleague is independent.
import type { SoundInputs } from '../procedures.ts';

export async function alone() {
  const change = {
    control: 'hours',
    about: null,
    title: null,
    before: '07:30–14:30',
    after: '07:00–16:00',
  } as const;
  const sound: Pick<SoundInputs, 'controls'> = {
    controls: {
      asked: [undefined],
      askProvince: [{ ...change, reason: 'در رمضان تا غروب کار می‌کنیم و همکار مستقلی نیست' }],
    },
  };
  return { sound, ids: [] };
}
