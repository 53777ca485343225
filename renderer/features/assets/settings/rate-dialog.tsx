// Enters a rate that another body set: the item, the amount and its letter. It waits for a second person (D4).
import { FormProvider } from 'react-hook-form';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { chosen, FormRialField, FormSelect, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { emptyLetter, LetterFields, letterOrder, letterShape } from './letter-fields.tsx';

const rateSchema = z.object({
  itemCode: z.string().nullable().transform(chosen<string>('settings.itemMissing')),
  amount: z.number().nullable().transform(chosen<number>('settings.amountMissing')),
  ...letterShape,
});
const nothing: z.input<typeof rateSchema> = { itemCode: null, amount: null, ...emptyLetter };

export function RateDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const form = useSentForm(rateSchema, nothing, ['itemCode', 'amount', ...letterOrder]);
  const { control, summary, sending } = form;
  const { data: tariff = null } = useDeskQuery(deskQueries.fees.inForce.queryOptions());
  const proposing = useDeskCommand(desk.fees.proposeRate.mutate);
  const open = (tariff?.items ?? []).filter((item) => item.amount === null);
  const enter = sending(async (rate) => {
    if ((await proposing.run(rate)) !== null) onClose();
  });
  if (open.length === 0)
    return (
      <Dialog title={text('settings.enterRate')} isOpen onClose={onClose} isWide>
        <EmptyState title={text('settings.noOpenItem')} why={text('settings.noOpenItemWhy')} />
      </Dialog>
    );
  return (
    <FormDialog
      title={text('settings.enterRate')}
      isWide
      act={text('settings.enter')}
      sending={proposing}
      summary={summary}
      onSubmit={enter}
      onClose={onClose}
    >
      <FieldRow>
        <FormSelect
          control={control}
          name="itemCode"
          label={text('settings.item')}
          choices={open.map(({ code, title }) => ({ value: code, label: title }))}
        />
        <FormRialField control={control} name="amount" label={text('settings.amount')} />
      </FieldRow>
      <FormProvider {...form}>
        <LetterFields />
      </FormProvider>
    </FormDialog>
  );
}
