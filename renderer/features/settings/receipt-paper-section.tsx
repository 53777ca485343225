// The paper on which this PC prints its receipts.
import { type ReceiptPaper, receiptPapers } from '#core/payments/contract.ts';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceOfPc } from './choice-of-pc.tsx';

const paperWords: Record<ReceiptPaper, MessageId> = {
  receipt80: 'settings.paper.receipt80',
  A5: 'settings.paper.A5',
  A4: 'settings.paper.A4',
};

export function ReceiptPaperSection() {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.payments.receiptPaper.queryOptions());
  const choosing = useDeskCommand(desk.payments.chooseReceiptPaper.mutate);
  const wordOf = (paper: ReceiptPaper) => text(paperWords[paper]);
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
