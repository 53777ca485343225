// What a sign is, in plain words, and what its clocks are worth.
import type { SharingAlert } from '#core/oversight/shifts/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel } from '#renderer/ui/status-label.tsx';

export function AlertLabel({ sign: { kind, count, clocks } }: { sign: SharingAlert }) {
  const text = useText();
  return (
    <>
      <p>{text(`shifts.kind.${kind}`)}</p>
      {count > 1 ? <p>{text('shifts.times', { count })}</p> : null}
      {clocks === 'compared' ? null : (
        <StatusLabel tone="warn">{text(`shifts.clocks.${clocks}`)}</StatusLabel>
      )}
    </>
  );
}
