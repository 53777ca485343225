// Numbers of three clients, one of whom is called to the desk, and a client's screen that asks nothing.
import { type TestOffice, today } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export async function queueAtWork({ as, clerk, manager }: TestOffice) {
  await as(manager).queue.switch({ isOn: true });
  const { queue } = as(clerk);
  await queue.issue({ sectionId: 'filing' });
  const { ticketId: laterId } = await queue.issue({ sectionId: 'filing' });
  await queue.issue({ sectionId: 'sana' });
  const { callId, ticketId } = await queue.callNext();
  const { token } = await as(manager).feedback.openScreen();
  const sound: Pick<SoundInputs, 'queue' | 'feedback'> = {
    queue: {
      switched: [undefined],
      switch: [{ isOn: false }, { isOn: true }],
      atDesk: [undefined],
      waitingRoom: [undefined],
      issue: [{ sectionId: 'notices' }],
      ticket: [{ ticketId }],
      callNext: [undefined],
      callTicket: [{ ticketId: laterId }],
      callAgain: [{ callId }],
      release: [
        { callId, outcome: 'absent' },
        { callId, outcome: 'no_visit' },
      ],
      undo: [{ actId: callId }],
    },
    feedback: {
      openScreen: [undefined],
      screen: [{ token }],
      answer: [{ token, askId: callId, rating: 5 }],
      distribution: [{ from: today, to: today }],
    },
  };
  return { sound, ticketId, callId };
}
