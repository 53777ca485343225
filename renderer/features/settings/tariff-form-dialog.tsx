// A new version by form: the letter, and the items of a public table as a template whose prices are of a past year and
// therefore start empty; an item without a price is left out (D4, domain.md §2).
import { useState } from 'react';
import { type TariffDocument, type TariffItem, tariffTemplateYears } from '#core/fees/contract.ts';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormEnd } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FieldRow } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RialField } from '../../ui/rial-field.tsx';
import { Select } from '../../ui/select.tsx';
import { StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { emptyLetter, LetterFields, letterErrors } from './letter-fields.tsx';

type TariffFormDialogProps = { onClose: () => void; onEntered: (tariffId: string) => void };
type Year = (typeof tariffTemplateYears)[number];

export function TariffFormDialog({ onClose, onEntered }: TariffFormDialogProps) {
  const text = useText();
  const [year, setYear] = useState<Year>('1403');
  const [title, setTitle] = useState('');
  const [letter, setLetter] = useState(emptyLetter);
  const [prices, setPrices] = useState<Readonly<Record<string, number | null>>>({});
  const [attempts, setAttempts] = useState(0);
  const { data: template, problem } = useDeskQuery(deskQueries.fees.template.queryOptions({ year }));
  const proposing = useDeskCommand(desk.fees.proposeTariff.mutate);
  const items = pricedItems(template?.items ?? [], prices);
  const titleProblem = title.trim() === '' ? text('settings.fieldMissing') : undefined;
  const errors = [
    ...(titleProblem === undefined
      ? []
      : [{ fieldId: 'tariff-title', message: text('settings.titleMissing') }]),
    ...letterErrors(letter, text),
  ];
  const wasSent = attempts > 0;
  const hasPrices = items.some(({ amount }) => amount !== null);
  const enter = async () => {
    setAttempts((before) => before + 1);
    const { authority, letterNumber, letterDay, effectiveFrom } = letter;
    if (errors.length > 0 || !hasPrices || letterDay === null || effectiveFrom === null) return;
    const tariff: TariffDocument = {
      code: `office-${effectiveFrom}`,
      title,
      authority,
      letterNumber,
      letterDay,
      effectiveFrom,
      vatMode: 'exempt',
      vatBasisPoints: 0,
      items,
      reductions: template?.reductions ?? [],
    };
    const done = await proposing.run({ tariff });
    if (done !== null) onEntered(done.tariffId);
  };
  return (
    <Dialog title={text('settings.tariffByForm')} isOpen onClose={onClose} isWide>
      <StackedForm onSubmit={enter}>
        <p>{text('settings.templateWhat')}</p>
        {problem === null ? null : <ProblemNotice problem={problem} />}
        {proposing.problem === null ? null : <ProblemNotice problem={proposing.problem} takesFocus />}
        <ErrorSummary errors={wasSent ? errors : []} attempts={attempts} />
        {wasSent && !hasPrices ? <Notice tone="bad">{text('settings.noPrices')}</Notice> : null}
        <FieldRow>
          <TextField
            id="tariff-title"
            label={text('settings.tariffTitle')}
            value={title}
            onChange={setTitle}
            problem={wasSent ? titleProblem : undefined}
            autoFocus
          />
          <Select
            label={text('settings.template')}
            choices={tariffTemplateYears.map((value) => ({
              value,
              label: text('settings.templateOf', { year: value }),
            }))}
            value={year}
            onChange={setYear}
          />
        </FieldRow>
        <LetterFields letter={letter} onChange={setLetter} wasSent={wasSent} />
        {(template?.items ?? []).map((item) =>
          item.amount === null ? null : (
            <RialField
              key={item.code}
              label={item.title}
              rials={prices[item.code] ?? null}
              onChange={(rials) => setPrices((before) => ({ ...before, [item.code]: rials }))}
              isOptional
            />
          ),
        )}
        <FormEnd
          act={text('settings.enter')}
          isPending={proposing.isPending}
          back={text('settings.cancel')}
          onBack={onClose}
        />
      </StackedForm>
    </Dialog>
  );
}

/** The items that got a price, and those whose rate another body sets. */
function pricedItems(
  items: readonly TariffItem[],
  prices: Readonly<Record<string, number | null>>,
): TariffItem[] {
  return items.flatMap((item) => {
    if (item.amount === null) return [item];
    const amount = prices[item.code] ?? null;
    return amount === null ? [] : [{ ...item, amount }];
  });
}
