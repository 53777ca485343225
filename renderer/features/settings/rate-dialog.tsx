// Enters a rate that another body set: the item, the amount and its letter. It waits for a second person (D4).
import { useState } from 'react';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormEnd } from '../../ui/form.tsx';
import { FieldRow } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RialField } from '../../ui/rial-field.tsx';
import { Select } from '../../ui/select.tsx';
import { StackedForm } from '../../ui/stack.tsx';
import { emptyLetter, LetterFields, letterErrors } from './letter-fields.tsx';

export function RateDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const [itemCode, setItemCode] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | null>(null);
  const [letter, setLetter] = useState(emptyLetter);
  const [attempts, setAttempts] = useState(0);
  const { data: tariff = null } = useDeskQuery(deskQueries.fees.inForce.queryOptions());
  const proposing = useDeskCommand(desk.fees.proposeRate.mutate);
  const open = (tariff?.items ?? []).filter((item) => item.amount === null);
  const errors = [
    ...(itemCode === null ? [{ fieldId: 'rate-item', message: text('settings.itemMissing') }] : []),
    ...(amount === null ? [{ fieldId: 'rate-amount', message: text('settings.amountMissing') }] : []),
    ...letterErrors(letter, text),
  ];
  const wasSent = attempts > 0;
  const problemOf = (fieldId: string): string | undefined =>
    wasSent ? errors.find((error) => error.fieldId === fieldId)?.message : undefined;
  const enter = async () => {
    setAttempts((before) => before + 1);
    const { letterDay, effectiveFrom, ...issued } = letter;
    if (itemCode === null || amount === null || letterDay === null || effectiveFrom === null) return;
    if (errors.length > 0) return;
    const done = await proposing.run({ itemCode, amount, ...issued, letterDay, effectiveFrom });
    if (done !== null) onClose();
  };
  return (
    <Dialog title={text('settings.enterRate')} isOpen onClose={onClose} isWide>
      {open.length === 0 ? (
        <EmptyState title={text('settings.noOpenItem')} why={text('settings.noOpenItemWhy')} />
      ) : (
        <StackedForm onSubmit={enter}>
          {proposing.problem === null ? null : <ProblemNotice problem={proposing.problem} takesFocus />}
          <ErrorSummary errors={wasSent ? errors : []} attempts={attempts} />
          <FieldRow>
            <Select
              id="rate-item"
              label={text('settings.item')}
              choices={open.map(({ code, title }) => ({ value: code, label: title }))}
              value={itemCode}
              onChange={setItemCode}
              problem={problemOf('rate-item')}
            />
            <RialField
              id="rate-amount"
              label={text('settings.amount')}
              rials={amount}
              onChange={setAmount}
              problem={problemOf('rate-amount')}
            />
          </FieldRow>
          <LetterFields letter={letter} onChange={setLetter} wasSent={wasSent} />
          <FormEnd
            act={text('settings.enter')}
            isPending={proposing.isPending}
            back={text('settings.cancel')}
            onBack={onClose}
          />
        </StackedForm>
      )}
    </Dialog>
  );
}
