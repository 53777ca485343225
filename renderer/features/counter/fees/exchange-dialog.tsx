// The right service in place of wrong units of a paid one (D4.80): what was wrong, what stands in its place, why, and what becomes of the
// difference before it is recorded.
import { type Control, useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { ChargeView } from '#core/counter/fees/contract.ts';
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
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { RialAmount } from '#renderer/ui/rial-amount.tsx';
import { newLine, requestedLines, type TariffItem } from './fee-lines.ts';
import { useQuote } from './use-quote.ts';

/** Nothing stands in the place of what was wrong. */
const nothingInstead = 'nothing';
const count = z.string().regex(/^[1-9]\d{0,3}$/, sentence('payments.exchangeCountWrong'));
const optionalCount = z.string().regex(/^\d{0,4}$/, sentence('payments.exchangeCountWrong'));
const exchangeSchema = z.object({
  line: z.string(),
  units: count,
  itemCode: z.string().nullable().transform(chosen<string>('payments.exchangeServiceMissing')),
  count,
  persons: optionalCount,
  pages: optionalCount,
  reason: z.string().trim().min(1, sentence('payments.exchangeReasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});
type Typed = z.input<typeof exchangeSchema>;

/** The service in place of the wrong one as core takes it; none where nothing stands there. */
function linesInstead({ itemCode, ...counts }: Pick<Typed, 'itemCode' | 'count' | 'persons' | 'pages'>) {
  if (itemCode === null) return null;
  return itemCode === nothingInstead ? [] : requestedLines([{ ...newLine(itemCode), ...counts }], []);
}

type ExchangeDialogProps = {
  visitId: string;
  charge: ChargeView;
  /** The visit was completed: for less money it is the manager's, and two give their word (D4.225). */
  isCompleted: boolean;
  onClose: () => void;
};

export function ExchangeDialog({ visitId, charge, isCompleted, onClose }: ExchangeDialogProps) {
  const text = useText();
  const wrongLines = charge.lines.filter(({ chargedCount }) => chargedCount > 0);
  const [first] = wrongLines;
  const nothing: Typed = {
    ...{ line: String(first?.line ?? 1), units: String(first?.chargedCount ?? 1) },
    ...{ itemCode: null, count: '1', persons: '', pages: '', reason: '', password: '' },
  };
  const { control, sending, askAgain } = useSentForm(exchangeSchema, nothing, []);
  const { data: tariff } = useDeskQuery(deskQueries.fees.inForce.queryOptions());
  const exchanging = useDeskCommand(desk.payments.exchange.mutate);
  const [line, units, itemCode, newCount, persons, pages] = useWatch({
    control,
    name: ['line', 'units', 'itemCode', 'count', 'persons', 'pages'],
  });
  const wrong = wrongLines.find((one) => String(one.line) === line);
  const item = tariff?.items.find(({ code }) => code === itemCode);
  const lines = linesInstead({ itemCode, count: newCount, persons, pages });
  const isCharged = wrong !== undefined && Number(units) >= 1 && Number(units) <= wrong.chargedCount;
  const { quote, problem } = useQuote(visitId, isCharged ? lines : null, {
    chargeId: charge.chargeId,
    wrong: { line: Number(line), units: Number(units) },
  });
  const exchange = sending(async ({ reason, password, ...typed }) => {
    const asked = {
      chargeId: charge.chargeId,
      wrong: { line: Number(typed.line), units: Number(typed.units) },
      lines: linesInstead(typed) ?? [],
    };
    if ((await exchanging.run({ ...asked, reason, password })) === null) askAgain({ password: '' });
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
      <FormSelect
        control={control}
        name="line"
        label={text('payments.exchangeWrong')}
        choices={wrongLines.map(({ line: place, title, chargedCount }) => ({
          value: String(place),
          label: text('fees.counted', { title, count: chargedCount }),
        }))}
      />
      <FormSelect
        control={control}
        name="itemCode"
        label={text('payments.exchangeService')}
        choices={[
          ...(tariff?.items ?? []).map(({ code, title }) => ({ value: code, label: title })),
          { value: nothingInstead, label: text('payments.exchangeNothing') },
        ]}
      />
      <FieldRow>
        <FormDigitsField
          control={control}
          name="units"
          label={text('payments.exchangeUnits', { count: wrong?.chargedCount ?? 0 })}
          appearance="count"
        />
        <FormDigitsField
          control={control}
          name="count"
          label={text('payments.exchangeCount')}
          appearance="count"
        />
        <IncludedCounts control={control} item={item} />
      </FieldRow>
      {quote === null ? null : (
        <Difference rials={quote.officePosTotal - quote.takenOff} isCompleted={isCompleted} />
      )}
      <FormTextField control={control} name="reason" label={text('payments.exchangeReason')} isMultiline />
      <FormPasswordField control={control} name="password" />
    </ActDialog>
  );
}

/** Persons and pages of each document, where its price includes some. */
function IncludedCounts({ control, item }: { control: Control<Typed>; item: TariffItem | undefined }) {
  const text = useText();
  return (
    <>
      {item?.includedPersons === undefined ? null : (
        <FormDigitsField
          control={control}
          name="persons"
          label={text('fees.persons')}
          appearance="count"
          isOptional
        />
      )}
      {item?.includedPages === undefined ? null : (
        <FormDigitsField
          control={control}
          name="pages"
          label={text('fees.pages')}
          appearance="count"
          isOptional
        />
      )}
    </>
  );
}

/** What is still to be taken, or goes back; and what it takes where the visit was completed. */
function Difference({ rials, isCompleted }: { rials: number; isCompleted: boolean }) {
  const text = useText();
  if (rials === 0) return <p>{text('payments.exchangeEven')}</p>;
  return (
    <>
      <RialAmount
        label={text(rials > 0 ? 'payments.exchangeDue' : 'payments.exchangeBack')}
        rials={Math.abs(rials)}
      />
      {isCompleted && rials < 0 ? <Notice tone="info">{text('payments.exchangeForLess')}</Notice> : null}
    </>
  );
}
