// How far a thing that takes two people has come: waiting, in force on one word, or confirmed by a second person.
import type { ConfirmationState } from '#core/counter/fees/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

const words: Readonly<Record<ConfirmationState, { word: MessageId; tone: Tone }>> = {
  waiting: { word: 'settings.waiting', tone: 'waiting' },
  nobody_else: { word: 'settings.nobodyElse', tone: 'warn' },
  again: { word: 'settings.confirmAgain', tone: 'warn' },
  confirmed: { word: 'settings.confirmed', tone: 'good' },
};

type ConfirmationWordProps = {
  confirmation: ConfirmationState;
  byName: string | null;
  /** When the province confirmed it. */
  provinceAt: string | null;
};

export function ConfirmationLabel({ confirmation, byName, provinceAt }: ConfirmationWordProps) {
  const text = useText();
  const { word, tone } = words[confirmation];
  if (provinceAt !== null)
    return (
      <>
        <StatusLabel tone={tone}>{text('settings.confirmedByProvince')}</StatusLabel>{' '}
        <TimeText at={provinceAt} withDay />
      </>
    );
  return <StatusLabel tone={tone}>{text(word, { name: byName ?? '' })}</StatusLabel>;
}
