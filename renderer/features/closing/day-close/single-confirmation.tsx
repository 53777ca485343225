// What a day rests on that nobody but who entered it has confirmed (D2, D4): said on the screen and on the sheet.
import type { SingleConfirmation } from '#core/closing/day-close/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

export function SingleConfirmationNotice({
  singleConfirmations,
}: {
  singleConfirmations: readonly SingleConfirmation[];
}) {
  const text = useText();
  if (singleConfirmations.length === 0) return null;
  return (
    <Notice tone="warn">
      {text('dayClose.singleConfirmation')}
      <ul>
        {singleConfirmations.map(({ what, name }) => (
          <li key={`${what} ${name}`}>
            {text(`dayClose.singleConfirmation.${what}`)} {what === 'terminal' ? <Bdi>{name}</Bdi> : name}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
