// The matches that the manager made by hand: what counts, what another PC's match came before, and what was taken back.
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { HandMatch } from '#core/closing/day-close/by-hand/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useSavedMark } from '#renderer/frame/saved-mark.tsx';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import styles from './match.module.css';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const statusLabels: Record<HandMatch['status'], { tone: Tone; word: MessageId }> = {
  counts: { tone: 'good', word: 'dayClose.byHand.counts' },
  unused: { tone: 'warn', word: 'dayClose.byHand.unused' },
  withdrawn: { tone: 'neutral', word: 'dayClose.byHand.withdrawn' },
};

/** Nothing while the day has no match by hand. `canWithdraw`: the day is open. */
export function HandMatches({ day, canWithdraw }: { day: string; canWithdraw: boolean }) {
  const text = useText();
  const markOf = useSavedMark();
  const [open, setOpen] = useState<HandMatch | null>(null);
  const { data: matches = [], problem } = useDeskQuery(
    deskQueries.dayClose.handMatches.queryOptions({ day }),
  );
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (matches.length === 0) return null;
  return (
    <Stack>
      <h3>{text('dayClose.byHand')}</h3>
      <Table
        caption={text('dayClose.byHand')}
        rows={matches}
        rowKey={({ matchId }) => matchId}
        columns={[
          {
            id: 'rrn',
            header: text('dayClose.byHand.payment'),
            isRowHeader: true,
            cell: ({ rrn, recorded, status }) => (
              <Half rrn={rrn} rials={recorded} isVoid={status === 'withdrawn'} />
            ),
          },
          {
            id: 'row',
            header: text('dayClose.byHand.row'),
            cell: ({ reportRrn, psp, status }) => (
              <Half rrn={reportRrn} rials={psp} isVoid={status === 'withdrawn'} />
            ),
          },
          {
            id: 'status',
            header: text('dayClose.byHand.status'),
            cell: ({ status, withdrawal }) => (
              <>
                <StatusLabel tone={statusLabels[status].tone}>{text(statusLabels[status].word)}</StatusLabel>
                {withdrawal?.note ? <p className={styles.soft}>{withdrawal.note}</p> : null}
              </>
            ),
          },
          {
            id: 'who',
            header: text('dayClose.who'),
            cell: (match) => (
              <>
                {match.rule === null || match.withdrawal !== null ? null : (
                  <p>{text('dayClose.byHand.byRule', { rule: text(`dayClose.rule.${match.rule}`) })}</p>
                )}
                {match.withdrawal?.byName ?? match.byName ?? ''}{' '}
                <TimeText at={(match.withdrawal ?? match).at} withDay />
                <p>{markOf(match.withdrawal ?? match)}</p>
              </>
            ),
          },
        ]}
        act={(match) =>
          canWithdraw && match.status !== 'withdrawn' ? (
            <Button
              isDense
              icon={Undo2}
              onPress={() => setOpen(match)}
              aria-label={text('dayClose.byHand.withdrawOf', {
                number: match.rrn ?? match.reportRrn ?? '',
              })}
            >
              {text('dayClose.byHand.withdraw')}
            </Button>
          ) : null
        }
      />
      {open === null ? null : <WithdrawDialog match={open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function Half({ rrn, rials, isVoid }: { rrn: string | null; rials: number | null; isVoid: boolean }) {
  const number = rrn === null ? null : <Bdi>{rrn}</Bdi>;
  return (
    <>
      {isVoid ? <s>{number}</s> : number}{' '}
      {rials === null ? null : <MoneyText rials={rials} isStruck={isVoid} />}
    </>
  );
}
