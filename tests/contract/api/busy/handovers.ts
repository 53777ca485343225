// A desk that the clerk has offered to the manager, who has not said anything yet.
import { type TestOffice, testTerminals, today } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';
import type { Counter } from './counter.ts';

export async function deskOffered(office: TestOffice, { openId }: Counter) {
  const [terminalId] = testTerminals;
  const offer = { toId: office.manager.id, visitIds: [openId], terminalIds: [terminalId] };
  const { handoverId } = await office.as(office.clerk).handovers.offer(offer);
  const [waiting] = await office.as(office.clerk).handovers.ofDay({ day: today });
  const seen = waiting?.terminals ?? [];
  const sound: Pick<SoundInputs, 'handovers'> = {
    handovers: {
      atHand: [undefined],
      ofDay: [{ day: today }],
      offer: [{ ...offer, toId: office.clerk.id, visitIds: [] }],
      answer: [
        { handoverId, answer: 'taken', seen },
        { handoverId, answer: 'declined', seen: [] },
      ],
    },
  };
  return { sound, handoverId };
}
