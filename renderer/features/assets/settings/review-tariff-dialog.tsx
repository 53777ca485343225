// A tariff version with its prices and changes before the eyes of whoever confirms it (D4): without this look there is
// no confirmation.
import { Check } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { TariffChange, TariffReview } from '#core/counter/fees/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { isMessageId, type MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';

type ReviewTariffDialogProps = { tariffId: string; onClose: () => void };

export function ReviewTariffDialog({ tariffId, onClose }: ReviewTariffDialogProps) {
  const text = useText();
  const { data: review = null, problem } = useDeskQuery(
    deskQueries.fees.reviewTariff.queryOptions({ tariffId }),
  );
  return (
    <Dialog title={text('settings.review')} isOpen onClose={onClose} isWide>
      <ProblemNotice problem={problem} />
      {review === null ? null : <Review review={review} onClose={onClose} />}
    </Dialog>
  );
}

function Review({ review, onClose }: { review: TariffReview; onClose: () => void }) {
  const text = useText();
  const intl = useIntl();
  const { tariff, document, comparedWith, changes, seen } = review;
  const confirming = useDeskCommand(desk.fees.confirmTariff.mutate);
  const confirm = async () => {
    if ((await confirming.run({ tariffId: tariff.tariffId, seen })) !== null) onClose();
  };
  return (
    <Stack>
      <Facts
        facts={[
          { name: text('settings.tariff'), value: tariff.title },
          { name: text('settings.authority'), value: tariff.authority },
          { name: text('settings.letterNumber'), value: <Bdi>{tariff.letterNumber}</Bdi> },
          { name: text('settings.letterDay'), value: <DateText day={tariff.letterDay} /> },
          { name: text('settings.inForceFrom'), value: <DateText day={tariff.effectiveFrom} /> },
          { name: text('settings.enteredBy'), value: tariff.proposedByName ?? text('settings.firstRun') },
          {
            name: text('settings.field.files'),
            value: intl.formatList(document.items.filter(({ files }) => files).map(({ title }) => title)),
          },
        ]}
      />
      <Notice tone="info">
        {comparedWith === null
          ? text('settings.reviewFirst')
          : text('settings.reviewAgainst', { title: comparedWith.title })}
      </Notice>
      <TariffChanges changes={changes} />
      <ProblemNotice problem={confirming.problem} takesFocus />
      <p>{text('settings.reviewWho')}</p>
      <Actions>
        {tariff.confirmation !== 'confirmed' ? (
          <Button kind="primary" icon={Check} isPending={confirming.isPending} onPress={() => void confirm()}>
            {text('settings.confirmSeen')}
          </Button>
        ) : null}
        <Button onPress={onClose}>{text('settings.close')}</Button>
      </Actions>
    </Stack>
  );
}

const changeWords: Readonly<
  Record<TariffChange['change'], { word: MessageId; tone: 'good' | 'warn' | 'bad' | 'neutral' }>
> = {
  added: { word: 'settings.change.added', tone: 'warn' },
  removed: { word: 'settings.change.removed', tone: 'warn' },
  changed: { word: 'settings.change.changed', tone: 'warn' },
  same: { word: 'settings.change.same', tone: 'neutral' },
};

/** The label of a changed field; one that this version does not know is called another field. */
function fieldLabel(name: string): MessageId {
  const id = `settings.field.${name}`;
  return isMessageId(id) ? id : 'settings.field.other';
}

/** Every line of a version with what it was and what it becomes; those that change first. Where nothing was before, prices stand alone. */
export function TariffChanges({ changes }: { changes: readonly TariffChange[] }) {
  const text = useText();
  const isFirst = changes.every(({ change }) => change === 'added');
  const sorted = [
    ...changes.filter(({ change }) => change !== 'same'),
    ...changes.filter(({ change }) => change === 'same'),
  ];
  return (
    <Table
      caption={text('settings.changes')}
      rows={sorted}
      rowKey={({ kind, code }) => `${kind} ${code}`}
      columns={[
        {
          id: 'title',
          header: text('settings.item'),
          isRowHeader: true,
          cell: ({ kind, title }) => (kind === 'vat' ? text('settings.vatOf') : title),
        },
        ...(isFirst
          ? []
          : [
              {
                id: 'before',
                header: text('settings.before'),
                cell: (row: TariffChange) => <Price row={row} side="before" />,
              },
            ]),
        { id: 'after', header: text('settings.after'), cell: (row) => <Price row={row} side="after" /> },
        ...(isFirst
          ? []
          : [
              {
                id: 'change',
                header: text('settings.changeOf'),
                cell: (row: TariffChange) => <Change row={row} />,
              },
            ]),
      ]}
    />
  );
}

function Change({ row: { change, alsoChanged } }: { row: TariffChange }) {
  const text = useText();
  const fields = alsoChanged.map((name) => text(fieldLabel(name))).join('، ');
  return (
    <>
      <StatusLabel tone={changeWords[change].tone}>{text(changeWords[change].word)}</StatusLabel>
      {alsoChanged.length === 0 ? null : ` ${text('settings.alsoChanged', { fields })}`}
    </>
  );
}

function Price({ row, side }: { row: TariffChange; side: 'before' | 'after' }) {
  const text = useText();
  const value = row[side];
  const isThere = side === 'before' ? row.change !== 'added' : row.change !== 'removed';
  if (!isThere) return <>{text('settings.notThere')}</>;
  if (value === null) return <>{text('settings.setOutside')}</>;
  return row.kind === 'item' ? (
    <MoneyText rials={value} />
  ) : (
    text('settings.share', { share: value / 10_000 })
  );
}
