// What a sign is, in plain words, and what its clocks are worth.
import type { SharingSign } from '#core/oversight/shifts/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusWord } from '#renderer/ui/status-word.tsx';

export function SignLabel({ sign: { kind, count, clocks } }: { sign: SharingSign }) {
  const text = useText();
  return (
    <>
      <p>{text(`shifts.kind.${kind}`)}</p>
      {count > 1 ? <p>{text('shifts.times', { count })}</p> : null}
      {clocks === 'compared' ? null : <StatusWord tone="warn">{text(`shifts.clocks.${clocks}`)}</StatusWord>}
    </>
  );
}
