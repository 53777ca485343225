// The paper on which this PC prints its receipts.
import { type ReceiptPaper, receiptPapers } from '#core/counter/payments/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ChoiceOfPc } from './choice-of-pc.tsx';

export function ReceiptPaperSection() {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.payments.receiptPaper.queryOptions());
  const choosing = useDeskCommand(desk.payments.chooseReceiptPaper.mutate);
  const wordOf = (paper: ReceiptPaper) => text(`settings.paper.${paper}`);
  return (
    <ChoiceOfPc
      title={text('settings.receiptPaper')}
      what={text('settings.receiptPaperWhat')}
      choices={receiptPapers.map((value) => ({ value, label: wordOf(value) }))}
      now={
        data && {
          ...data,
          value: data.paper,
          said: text('settings.receiptPaperNow', { paper: wordOf(data.paper) }),
        }
      }
      problem={problem}
      choosing={choosing}
      choose={(paper) => choosing.run({ paper })}
      chooseLabel={text('settings.receiptPaperChoose')}
    />
  );
}
