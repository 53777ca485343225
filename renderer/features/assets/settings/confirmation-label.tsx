// How far a thing that takes two people has come: waiting, in force on one word, or confirmed by a second person.
import type { ConfirmationState } from '#core/counter/fees/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';

const words: Readonly<Record<ConfirmationState, { word: MessageId; tone: Tone }>> = {
  waiting: { word: 'settings.waiting', tone: 'waiting' },
  nobody_else: { word: 'settings.nobodyElse', tone: 'warn' },
  confirmed: { word: 'settings.confirmed', tone: 'good' },
};

type ConfirmationWordProps = { confirmation: ConfirmationState; byName: string | null };

export function ConfirmationLabel({ confirmation, byName }: ConfirmationWordProps) {
  const text = useText();
  const { word, tone } = words[confirmation];
  return <StatusLabel tone={tone}>{text(word, { name: byName ?? '' })}</StatusLabel>;
}
