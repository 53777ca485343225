// What a rate is for, in words.
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tariff } from './fee-lines.ts';

export const unitWords: Record<Tariff['items'][number]['unit'], MessageId> = {
  each: 'fees.unit.each',
  person: 'fees.unit.person',
  page: 'fees.unit.page',
  sheet: 'fees.unit.sheet',
};
