// A new version by form: the letter, and the items of a public table as a template whose prices are of a past year and
// therefore start empty; an item without a price is left out (D4, domain.md §2).
import { useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { z } from 'zod';
import { type TariffDocument, type TariffItem, tariffTemplateYears } from '#core/counter/fees/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { FormRialField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { emptyLetter, LetterFields, letterOrder, letterShape } from './letter-fields.tsx';
import { noVat, VatFields, vatOf, vatShape } from './vat-fields.tsx';

type TariffFormDialogProps = { onClose: () => void; onEntered: (tariffId: string) => void };
type Year = (typeof tariffTemplateYears)[number];

/** Judges a form that shows `items`: at least one of them needs its price. */
const tariffSchema = (items: readonly TariffItem[]) =>
  z.object({
    title: z.string().trim().min(1, sentence('settings.titleMissing')),
    ...letterShape,
    vat: vatShape,
    /** By the item's code; an item that was never touched has none. */
    prices: z
      .custom<Readonly<Record<string, number | null>>>()
      .refine(
        (prices) => pricedItems(items, prices).some(({ amount }) => amount !== null),
        sentence('settings.noPrices'),
      ),
  });
const nothing: z.input<ReturnType<typeof tariffSchema>> = {
  title: '',
  ...emptyLetter,
  vat: noVat,
  prices: {},
};

export function TariffFormDialog({ onClose, onEntered }: TariffFormDialogProps) {
  const text = useText();
  const [year, setYear] = useState<Year>('1403');
  const { data: template, problem } = useDeskQuery(deskQueries.fees.template.queryOptions({ year }));
  const items = template?.items ?? [];
  const form = useSentForm(tariffSchema(items), nothing, ['title', ...letterOrder, 'vat.percent', 'prices']);
  const { control, summary, sending } = form;
  const proposing = useDeskCommand(desk.fees.proposeTariff.mutate);
  const enter = sending(async ({ prices, vat, ...letter }) => {
    const tariff: TariffDocument = {
      code: `office-${letter.effectiveFrom}`,
      ...letter,
      ...vatOf(vat),
      items: pricedItems(items, prices),
      reductions: template?.reductions ?? [],
    };
    const done = await proposing.run({ tariff });
    if (done !== null) onEntered(done.tariffId);
  });
  return (
    <FormDialog
      title={text('settings.tariffByForm')}
      isWide
      what={
        <>
          <p>{text('settings.templateWhat')}</p>
          <ProblemNotice problem={problem} />
        </>
      }
      act={text('settings.enter')}
      sending={proposing}
      summary={summary}
      onSubmit={enter}
      onClose={onClose}
    >
      <FieldRow>
        <FormTextField control={control} name="title" label={text('settings.tariffTitle')} autoFocus />
        <Select
          label={text('settings.template')}
          choices={tariffTemplateYears.map((value) => ({
            value,
            label: text('settings.templateOf', { year: Number(value) }),
          }))}
          value={year}
          onChange={setYear}
        />
      </FieldRow>
      <FormProvider {...form}>
        <LetterFields />
        <VatFields />
      </FormProvider>
      <div id="prices" tabIndex={-1}>
        <Stack>
          {items.map((item) =>
            item.amount === null ? null : (
              <FormRialField
                key={item.code}
                control={control}
                name={`prices.${item.code}`}
                label={item.title}
                isOptional
              />
            ),
          )}
        </Stack>
      </div>
    </FormDialog>
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
