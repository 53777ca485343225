// A connection tried by a sale of a small amount, which is cancelled at the terminal (D2.150).
import { useState } from 'react';
import { z } from 'zod';
import type { TriedSale } from '#core/counter/payments/terminal-sales/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { chosen, FormSelect, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

const trySchema = z.object({
  terminalId: z.string().nullable().transform(chosen<string>('settings.fieldMissing')),
});

/** `terminals`: the connected ones. */
export function TrySaleDialog({ terminals, onClose }: { terminals: readonly string[]; onClose: () => void }) {
  const text = useText();
  const only = terminals.length === 1 ? (terminals[0] ?? null) : null;
  const { control, summary, sending } = useSentForm(trySchema, { terminalId: only }, ['terminalId']);
  const selling = useDeskCommand(desk.payments.tryTerminalSale.mutate);
  const [sold, setSold] = useState<TriedSale | null>(null);
  return (
    <FormDialog
      title={text('settings.trySale')}
      what={<p>{text('settings.trySaleWhat')}</p>}
      act={text('settings.trySaleSend')}
      sending={selling}
      summary={summary}
      onSubmit={sending(async (asked) => {
        setSold(null);
        setSold(await selling.run(asked));
      })}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="terminalId"
        label={text('settings.terminal')}
        choices={terminals.map((value) => ({ value, label: value }))}
      />
      {sold === null ? null : <Sold sold={sold} />}
    </FormDialog>
  );
}

/** Money that was taken is given back at the terminal; whatever has no end stands with the differences. */
function Sold({ sold: { state } }: { sold: TriedSale }) {
  const text = useText();
  switch (state) {
    case 'cancelled':
    case 'declined':
      return <Notice tone="good">{text('settings.sold.cancelled')}</Notice>;
    case 'not_sent':
      return <Notice tone="bad">{text('settings.tried.unreachable')}</Notice>;
    case 'approved':
    case 'paid':
      return <Notice tone="bad">{text('settings.sold.taken')}</Notice>;
    default:
      return <Notice tone="warn">{text('settings.sold.unknown')}</Notice>;
  }
}
