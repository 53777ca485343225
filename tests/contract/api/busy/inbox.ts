// What came in and waits, and what was handled.
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export async function alone(office: TestOffice) {
  const { inbox } = office.as(office.clerk);
  const received = {
    kind: 'bill',
    subject: 'لایحهٔ دفاعیه',
    fromWhom: 'وکیل سعید رضوی',
    workingDays: 5,
  } as const;
  const { itemId } = await inbox.receive(received);
  const { itemId: handledId } = await inbox.receive(received);
  const handled = { outcome: 'sent_on', note: 'به شعبهٔ پنجم ارسال شد' } as const;
  await inbox.handle({ itemId: handledId, ...handled });
  const sound: Pick<SoundInputs, 'inbox'> = {
    inbox: {
      list: [undefined],
      receive: [received],
      handle: [{ itemId, ...handled }],
      correct: [{ itemId: handledId, ...handled }],
    },
  };
  return { sound, ids: [itemId] };
}
