// What a day rests on that nobody but who entered it has confirmed (D2, D4): said on the screen and on the sheet.
import type { OnOneWord } from '#core/closing/day-close/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

export function OnOneWordNotice({ onOneWord }: { onOneWord: readonly OnOneWord[] }) {
  const text = useText();
  if (onOneWord.length === 0) return null;
  return (
    <Notice tone="warn">
      {text('dayClose.onOneWord')}
      <ul>
        {onOneWord.map(({ what, name }) => (
          <li key={`${what} ${name}`}>
            {text(`dayClose.onOneWord.${what}`)} {what === 'terminal' ? <Bdi>{name}</Bdi> : name}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
