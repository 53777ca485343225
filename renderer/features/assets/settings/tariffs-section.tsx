// Every tariff version of the office, newest first, and the two ways to enter one: a file, or a form (D4).
import { FilePlus2, ListPlus } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { type TariffDocument, tariffDocumentSchema } from '#core/counter/fees/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { ConfirmedRegister } from './confirmed-register.tsx';
import { PrintBoard } from './print-board.tsx';
import { ReviewTariffDialog } from './review-tariff-dialog.tsx';
import { TariffFormDialog } from './tariff-form-dialog.tsx';
import { useIsManager } from './use-is-manager.ts';

export function TariffsSection() {
  const text = useText();
  const [reviewedId, setReviewedId] = useState<string | null>(null);
  return (
    <ConfirmedRegister
      title={text('settings.tariffs')}
      read={useDeskQuery(deskQueries.fees.listTariffs.queryOptions())}
      none={{ title: text('settings.noTariff'), why: text('settings.noTariffWhy') }}
      rowKey={({ tariffId }) => tariffId}
      nameOf={({ title }) => title}
      onReview={({ tariffId }) => setReviewedId(tariffId)}
      isKeptInView
      columns={[
        { id: 'title', header: text('settings.tariff'), isRowHeader: true, cell: ({ title }) => title },
        {
          id: 'letter',
          header: text('settings.letter'),
          cell: ({ letterNumber }) => <Bdi>{letterNumber}</Bdi>,
        },
        {
          id: 'from',
          header: text('settings.inForceFrom'),
          cell: ({ effectiveFrom }) => <DateText day={effectiveFrom} style="numeric" />,
        },
        {
          id: 'by',
          header: text('settings.enteredBy'),
          cell: ({ proposedByName }) => proposedByName ?? text('settings.firstRun'),
        },
      ]}
    >
      <ConcurrentChange register="tariff" wordsOf={(title) => title} />
      <PrintBoard />
      {useIsManager() ? <EnterTariff onEntered={setReviewedId} /> : null}
      {reviewedId === null ? null : (
        <ReviewTariffDialog tariffId={reviewedId} onClose={() => setReviewedId(null)} />
      )}
    </ConfirmedRegister>
  );
}

/** The tariff in a file, or null when the file holds none. */
async function readTariff(file: File): Promise<TariffDocument | null> {
  try {
    return tariffDocumentSchema.parse(JSON.parse((await file.text()).replace(/^\ufeff/, '')));
  } catch {
    // Not JSON, or not a tariff: the screen says so.
    return null;
  }
}

function EnterTariff({ onEntered }: { onEntered: (tariffId: string) => void }) {
  const text = useText();
  const [refused, setRefused] = useState<string | null>(null);
  const [isTyping, setIsTyping] = useState(false);
  const proposing = useDeskCommand(desk.fees.proposeTariff.mutate);
  const take = async (files: FileList | null) => {
    const file = files?.item(0);
    if (file === null || file === undefined) return;
    const tariff = await readTariff(file);
    setRefused(tariff === null ? file.name : null);
    if (tariff === null) return;
    const done = await proposing.run({ tariff });
    if (done !== null) onEntered(done.tariffId);
  };
  return (
    <>
      {refused === null ? null : (
        <Notice tone="bad">{text('settings.fileUnreadable', { file: refused })}</Notice>
      )}
      <ProblemNotice problem={proposing.problem} takesFocus />
      <Actions>
        <FileTrigger acceptedFileTypes={['application/json', '.json']} onSelect={(files) => void take(files)}>
          <Button icon={FilePlus2} isPending={proposing.isPending}>
            {text('settings.tariffByFile')}
          </Button>
        </FileTrigger>
        <Button icon={ListPlus} onPress={() => setIsTyping(true)}>
          {text('settings.tariffByForm')}
        </Button>
      </Actions>
      {isTyping ? (
        <TariffFormDialog
          onClose={() => setIsTyping(false)}
          onEntered={(tariffId) => {
            setIsTyping(false);
            onEntered(tariffId);
          }}
        />
      ) : null}
    </>
  );
}
