// The paper on which this PC prints its receipts: the manager chooses, everybody sees.
import { useState } from 'react';
import { type ReceiptPaper, receiptPapers } from '#core/payments/contract.ts';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useIsManager } from './use-is-manager.ts';

const paperWords: Record<ReceiptPaper, MessageId> = {
  receipt80: 'settings.paper.receipt80',
  A5: 'settings.paper.A5',
  A4: 'settings.paper.A4',
};

export function ReceiptPaperSection() {
  const text = useText();
  const isManager = useIsManager();
  const { data: now, problem } = useDeskQuery(deskQueries.payments.receiptPaper.queryOptions());
  const [wanted, setWanted] = useState<ReceiptPaper | null>(null);
  const choosing = useDeskCommand(desk.payments.chooseReceiptPaper.mutate);
  const choose = async () => {
    if (wanted !== null && (await choosing.run({ paper: wanted })) !== null) setWanted(null);
  };
  return (
    <Section title={text('settings.receiptPaper')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {choosing.problem === null ? null : <ProblemNotice problem={choosing.problem} takesFocus />}
      <p>{text('settings.receiptPaperWhat')}</p>
      {now === undefined ? null : (
        <p>
          {text('settings.receiptPaperNow', { paper: text(paperWords[now.paper]) })}{' '}
          {now.chosenAt === null ? null : (
            <>
              {now.byName} <TimeText at={now.chosenAt} withDay />
            </>
          )}
        </p>
      )}
      {isManager && now !== undefined ? (
        <>
          <RadioGroup
            label={text('settings.receiptPaper')}
            choices={receiptPapers.map((value) => ({ value, label: text(paperWords[value]) }))}
            value={wanted ?? now.paper}
            onChange={setWanted}
            isInline
          />
          <div>
            <Button onPress={() => void choose()} isPending={choosing.isPending}>
              {text('settings.receiptPaperChoose')}
            </Button>
          </div>
        </>
      ) : null}
    </Section>
  );
}
