// A queue number as it is printed, called and shown in the waiting room: its desk, and the number behind it.
import { toPersianDigits } from '#core/foundation/text/fold.ts';
import { useLanguage } from '#renderer/i18n/language.ts';

type Numbered = { deskNumber: number; number: number };

/** The number in the digits of the screen. */
export function useTicketText(): (ticket: Numbered) => string {
  const language = useLanguage((state) => state.language);
  return ({ deskNumber, number }) => {
    const shown = `${deskNumber}-${number}`;
    return language === 'fa' ? toPersianDigits(shown) : shown;
  };
}

/** The number, read from left to right wherever it stands. */
export function TicketNumber({ ticket }: { ticket: Numbered }) {
  return <bdi dir="ltr">{useTicketText()(ticket)}</bdi>;
}
