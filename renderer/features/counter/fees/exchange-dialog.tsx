// The right service in place of a paid one (D4.80): which, how many, why, and what becomes of the difference before it is recorded.
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import {
  chosen,
  FormDigitsField,
  FormPasswordField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { RialAmount } from '#renderer/ui/rial-amount.tsx';
import { newLine, requestedLines } from './fee-lines.ts';
import { useQuote } from './use-quote.ts';

const exchangeSchema = z.object({
  itemCode: z.string().nullable().transform(chosen<string>('payments.exchangeServiceMissing')),
  count: z.string().regex(/^[1-9]\d{0,3}$/, sentence('payments.exchangeCountWrong')),
  reason: z.string().trim().min(1, sentence('payments.exchangeReasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});
const nothing: z.input<typeof exchangeSchema> = { itemCode: null, count: '1', reason: '', password: '' };

type ExchangeDialogProps = {
  visitId: string;
  chargeId: string;
  /** Rials of the charge on the POS. */
  charged: number;
  onClose: () => void;
};

export function ExchangeDialog({ visitId, chargeId, charged, onClose }: ExchangeDialogProps) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(exchangeSchema, nothing, []);
  const { data: tariff } = useDeskQuery(deskQueries.fees.inForce.queryOptions());
  const exchanging = useDeskCommand(desk.payments.exchange.mutate);
  const [itemCode, count] = useWatch({ control, name: ['itemCode', 'count'] });
  const lines = itemCode === null ? null : requestedLines([{ ...newLine(itemCode), count }], []);
  const { quote, problem } = useQuote(visitId, lines);
  const exchange = sending(async ({ reason, password, ...line }) => {
    const asked = [{ itemCode: line.itemCode, count: Number(line.count) }];
    if ((await exchanging.run({ chargeId, lines: asked, reason, password })) === null)
      askAgain({ password: '' });
    else onClose();
  });
  return (
    <ActDialog
      title={text('payments.exchangeTitle')}
      act={text('payments.exchangeNow')}
      kind="primary"
      sending={{ ...exchanging, problem: exchanging.problem ?? problem }}
      onAct={exchange}
      onClose={onClose}
    >
      <p>{text('payments.exchangeWhat')}</p>
      <FieldRow>
        <FormSelect
          control={control}
          name="itemCode"
          label={text('payments.exchangeService')}
          choices={(tariff?.items ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        />
        <FormDigitsField
          control={control}
          name="count"
          label={text('payments.exchangeCount')}
          appearance="count"
        />
      </FieldRow>
      {quote === null ? null : <Difference rials={quote.officePosTotal - charged} />}
      <FormTextField control={control} name="reason" label={text('payments.exchangeReason')} isMultiline />
      <FormPasswordField control={control} name="password" />
    </ActDialog>
  );
}

/** What is still to be taken, or goes back. */
function Difference({ rials }: { rials: number }) {
  const text = useText();
  if (rials === 0) return <p>{text('payments.exchangeEven')}</p>;
  return (
    <RialAmount
      label={text(rials > 0 ? 'payments.exchangeDue' : 'payments.exchangeBack')}
      rials={Math.abs(rials)}
    />
  );
}
