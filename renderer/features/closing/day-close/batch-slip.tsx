// What a terminal's own batch slip says, or that it is asked for beside the report (D21.16, D21.111).
import type { TerminalReport } from '#core/closing/day-close/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';

/** Whether there is anything to say of it. */
export const saysBatch = ({ report, batch, batchAsked }: TerminalReport): boolean =>
  (report !== 'missing' && batch !== undefined) || batchAsked !== undefined;

export function BatchSlip({ terminal }: { terminal: TerminalReport }) {
  const text = useText();
  const { batch, batchAsked } = terminal;
  if (batch === undefined) return batchAsked === undefined ? null : text(`dayClose.batchAsked.${batchAsked}`);
  return (
    <>
      {batch.count === undefined ? (
        <>
          {text('dayClose.batchSlip')} <Bdi>{batch.number}</Bdi> (<MoneyText rials={batch.total} />)
        </>
      ) : (
        <>
          {text('dayClose.batchTold', { number: batch.number, count: batch.count })}{' '}
          <MoneyText rials={batch.total} />
        </>
      )}
      {(batch.before ?? []).map(({ id, number, count, total }) => (
        <div key={id}>
          {text('dayClose.batchToldBefore', { number, count })} <MoneyText rials={total} />
        </div>
      ))}
    </>
  );
}
