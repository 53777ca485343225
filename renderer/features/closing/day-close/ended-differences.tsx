// What words ended in the last thirty days: with the words, the paper or its photo, and who gave the second word (D19.112).
import type { EndedDifference } from '#core/closing/day-close/ledger/contract.ts';
import { countsUnits } from '#core/foundation/settlement/ledger/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { KeptPhoto } from '#renderer/frame/photos/kept-photo.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function EndedDifferences() {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.dayClose.endedDifferences.queryOptions());
  const second = ({ secondName, provinceAt }: EndedDifference): string =>
    secondName ?? text(provinceAt === null ? 'dayClose.endedAlone' : 'dayClose.endedByProvince');
  return (
    <>
      <ProblemNotice problem={problem} />
      <Table
        caption={text('dayClose.ended')}
        rows={data}
        none={{ title: text('dayClose.endedNone'), why: text('dayClose.endedNoneWhy') }}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'what',
            header: text('dayClose.openWhat'),
            isRowHeader: true,
            cell: ({ account, reasonCode, words }) => (
              <>
                {text(`dayClose.account.${account}`)}: {text(`dayClose.reason.${reasonCode}`)}
                {words === null ? null : (
                  <p>
                    <bdi>{words}</bdi>
                  </p>
                )}
              </>
            ),
          },
          {
            id: 'size',
            header: text('dayClose.openSize'),
            isNumber: true,
            cell: ({ account, size }) =>
              countsUnits(account) ? (
                text('dayClose.number', { number: size })
              ) : (
                <MoneyText rials={size} withUnit={false} />
              ),
          },
          {
            id: 'paper',
            header: text('dayClose.endedPaper'),
            cell: ({ paper, paperNumber, photoId }) => (
              <>
                {paper === null ? null : text(`dayClose.paper.${paper}`)}{' '}
                {paperNumber === null ? null : <Bdi>{paperNumber}</Bdi>}{' '}
                {photoId === null ? null : <KeptPhoto photoId={photoId} of={text('dayClose.endedPaper')} />}
              </>
            ),
          },
          { id: 'by', header: text('dayClose.endedBy'), cell: ({ byName }) => byName },
          { id: 'second', header: text('dayClose.endedWith'), cell: second },
          {
            id: 'at',
            header: text('dayClose.endedAt'),
            cell: ({ at }) => <TimeText at={at} withDay />,
          },
        ]}
      />
    </>
  );
}
