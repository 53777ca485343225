// What does not agree, in a sentence, and the manager's words that wait for a second person.
import { type Difference, isOfAttempt } from '#core/closing/day-close/ledger/contract.ts';
import { KeptPhoto } from '#renderer/frame/photos/kept-photo.tsx';
import { useText } from '#renderer/i18n/use-text.ts';

export function What({ difference }: { difference: Difference }) {
  const text = useText();
  const { account, told, recorded, isApart, waiting } = difference;
  const side = isApart ? 'apart' : told === 0 ? 'recorded' : recorded === 0 ? 'told' : 'both';
  return (
    <>
      {text(isOfAttempt(difference) ? 'dayClose.open.money.attempt' : `dayClose.open.${account}.${side}`)}
      {waiting === null ? null : (
        <p>
          {text('dayClose.openWaits', { name: waiting.byName ?? '' })} <bdi>{waiting.words}</bdi>{' '}
          {waiting.photoId === null ? null : (
            <KeptPhoto photoId={waiting.photoId} of={text('dayClose.paper')} />
          )}
        </p>
      )}
    </>
  );
}
