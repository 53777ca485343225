// What the condition of a piece of equipment is called, in its register and where it changes hands with a desk.
import type { Condition } from '#core/assets/equipment/contract.ts';
import type { MessageId } from '../i18n/messages.ts';

export const conditionWords: Readonly<Record<Condition, MessageId>> = {
  sound: 'equipment.condition.sound',
  worn: 'equipment.condition.worn',
  faulty: 'equipment.condition.faulty',
};
