// What does not agree, in a sentence, and the manager's words that wait for a second person.
import {
  type Difference,
  isOfAttempt,
  isOfCancelledFee,
  isOfLeft,
} from '#core/closing/day-close/ledger/contract.ts';
import { KeptPhoto } from '#renderer/frame/photos/kept-photo.tsx';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';

/** The sentence of what does not agree. */
export function whatOf(difference: Difference): MessageId {
  if (isOfAttempt(difference)) return 'dayClose.open.money.attempt';
  const { account, told, recorded, isApart } = difference;
  if (account === 'report' || account === 'batch') return `dayClose.open.${account}`;
  if (isOfCancelledFee(difference)) return 'dayClose.open.fee.cancelled';
  if (isOfLeft(difference)) return 'dayClose.open.fee.left';
  const side = isApart ? 'apart' : told === 0 ? 'recorded' : recorded === 0 ? 'told' : 'both';
  return `dayClose.open.${account}.${side}`;
}

export function What({ difference }: { difference: Difference }) {
  const text = useText();
  return (
    <>
      {text(whatOf(difference))}
      <Waiting difference={difference} />
    </>
  );
}

/** Words that end it once a second person says so too; nothing while there are none. */
export function Waiting({ difference: { waiting } }: { difference: Difference }) {
  const text = useText();
  return waiting === null ? null : (
    <p>
      {text('dayClose.openWaits', { name: waiting.byName ?? '' })} <bdi>{waiting.words}</bdi>{' '}
      {waiting.photoId === null ? null : <KeptPhoto photoId={waiting.photoId} of={text('dayClose.paper')} />}
    </p>
  );
}
