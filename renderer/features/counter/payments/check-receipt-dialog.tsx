// Checks a receipt's code, scanned or pasted, without any network: genuine, changed, foreign, never printed, or cancelled
// since, each in its own sentence (D2).

import { useEffect, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { ReceiptVerdict } from '#core/counter/payments/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { RateReferenceText } from '#renderer/frame/rate-reference.tsx';
import { VisitNumber } from '#renderer/frame/visit-number.tsx';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

import { useReceiptCheck } from './receipt-check.ts';

const words: Record<
  ReceiptVerdict['verdict'],
  { tone: 'good' | 'warn' | 'bad'; title: MessageId; what: MessageId }
> = {
  genuine: { tone: 'good', title: 'receiptCheck.genuine', what: 'receiptCheck.genuineWhat' },
  reversal: { tone: 'warn', title: 'receiptCheck.reversal', what: 'receiptCheck.reversalWhat' },
  cancelled: { tone: 'bad', title: 'receiptCheck.cancelled', what: 'receiptCheck.cancelledWhat' },
  changed: { tone: 'bad', title: 'receiptCheck.changed', what: 'receiptCheck.changedWhat' },
  foreign: { tone: 'bad', title: 'receiptCheck.foreign', what: 'receiptCheck.foreignWhat' },
  rewritten: { tone: 'bad', title: 'receiptCheck.rewritten', what: 'receiptCheck.rewrittenWhat' },
  not_printed: { tone: 'bad', title: 'receiptCheck.notPrinted', what: 'receiptCheck.notPrintedWhat' },
  not_a_receipt: { tone: 'warn', title: 'receiptCheck.notAReceipt', what: 'receiptCheck.notAReceiptWhat' },
};

/** The dialog while it is open. */
export function CheckReceiptAnywhere() {
  const { isOpen, code, close } = useReceiptCheck();
  return isOpen ? <CheckReceiptDialog key={code} scanned={code} onClose={close} /> : null;
}

const schema = z.object({ code: z.string() });

function CheckReceiptDialog({ scanned, onClose }: { scanned: string; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(schema, { code: scanned }, ['code']);
  const typed = useWatch({ control, name: 'code' });
  const [checked, setChecked] = useState<{ code: string; verdict: ReceiptVerdict } | null>(null);
  // What was said of one code is not said of the next that is being typed.
  const verdict = checked?.code === typed ? checked.verdict : null;
  const checking = useDeskCommand(desk.payments.checkReceipt.query);
  const check = sending(async ({ code }) => {
    if (code.trim() === '') return;
    const said = await checking.run({ code: code.slice(0, 4000) });
    setChecked(said === null ? null : { code, verdict: said });
  });
  const first = useRef(check);
  useEffect(() => void first.current(), []);
  return (
    <Dialog title={text('receiptCheck.title')} isOpen onClose={onClose}>
      <StackedForm onSubmit={check}>
        <FormTextField
          control={control}
          name="code"
          label={text('receiptCheck.code')}
          hint={text('receiptCheck.codeHint')}
          appearance="identifier"
          autoFocus
        />
        <div>
          <Button type="submit" isPending={checking.isPending}>
            {text('receiptCheck.check')}
          </Button>
        </div>
        <ProblemNotice problem={checking.problem} takesFocus />
        <div role="status">{verdict === null ? null : <Verdict verdict={verdict} />}</div>
      </StackedForm>
    </Dialog>
  );
}

function Verdict({ verdict }: { verdict: ReceiptVerdict }) {
  const text = useText();
  const { tone, title, what } = words[verdict.verdict];
  return (
    <Notice tone={tone} title={text(title)}>
      <p>{text(what)}</p>
      {verdict.verdict === 'cancelled' ? (
        <p>
          {text('receiptCheck.cancelledAt')} <TimeText at={verdict.cancelledAt} withDay />
          {verdict.byName === null ? null : ` (${verdict.byName})`}
        </p>
      ) : null}
      {'said' in verdict ? <Said said={verdict.said} /> : null}
      {verdict.verdict === 'genuine'
        ? verdict.rates.map(({ title, ...rate }) => (
            <p key={`${title} ${rate.letterNumber}`}>
              {title}: <RateReferenceText rate={rate} />
            </p>
          ))
        : null}
      {verdict.verdict === 'genuine' && verdict.prints > 1 ? (
        <p>{text('receiptCheck.prints', { count: verdict.prints })}</p>
      ) : null}
    </Notice>
  );
}

function Said({ said }: { said: Extract<ReceiptVerdict, { verdict: 'genuine' }>['said'] }) {
  const text = useText();
  return (
    <Facts
      facts={[
        { name: text('receipt.officeCode'), value: <Bdi>{said.officeCode}</Bdi> },
        {
          name: text('receipt.visit'),
          value: <VisitNumber desk={said.deskNumber} number={said.visitNumber} />,
        },
        { name: text('receipt.day'), value: <DateText day={said.day} style="numeric" /> },
        { name: text('receiptCheck.printedAt'), value: <TimeText at={said.at} withDay /> },
        {
          name: text('receiptCheck.copy'),
          value: said.copy === 1 ? text('receiptCheck.first') : text('receipt.copy', { copy: said.copy }),
        },
        ...(said.seq === 0
          ? []
          : [
              {
                name: text('receiptCheck.place'),
                value: (
                  <>
                    <Bdi>{String(said.seq)}</Bdi>, <Bdi>{said.head}</Bdi>
                  </>
                ),
              },
            ]),
        { name: text('receipt.charged'), value: <MoneyText rials={said.charged} /> },
        ...said.payments.map(({ rrn, amount }) => ({
          name: text('receipt.paidByPos'),
          value: (
            <>
              <MoneyText rials={amount} /> <Bdi>{rrn}</Bdi>
            </>
          ),
        })),
      ]}
    />
  );
}
