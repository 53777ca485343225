// What does not agree, over all days: the same table on its own screen and at the close. What is still on its way stands below the rest.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Difference } from '#core/closing/day-close/ledger/contract.ts';
import { countsUnits } from '#core/foundation/settlement/ledger/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { DeclareZeroDialog } from './declare-zero-dialog.tsx';
import { What } from './difference-what.tsx';
import { SettleDialog } from './settle-dialog.tsx';

const tones: Readonly<Record<Difference['state'], Tone>> = {
  awaited: 'waiting',
  missing: 'bad',
  differs: 'bad',
};

export function DifferencesTable({ takesFocus = false }: { takesFocus?: boolean }) {
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data: found, problem } = useDeskQuery(deskQueries.dayClose.differences.queryOptions());
  const { data: unfiled } = useDeskQuery(deskQueries.dayClose.unfiled.queryOptions());
  const data =
    found === undefined || unfiled === undefined
      ? undefined
      : [...found, ...unfiled.map(({ difference }) => difference)].toSorted((a, b) => b.age - a.age);
  const [isAllShown, setAllShown] = useState(false);
  const [settled, setSettled] = useState<Difference | null>(null);
  const [declared, setDeclared] = useState<Difference | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const isThere = data !== undefined;
  useEffect(() => {
    if (takesFocus && isThere) place.current?.querySelector<HTMLElement>('button')?.focus();
  }, [takesFocus, isThere]);
  const due = data?.filter(({ state }) => state !== 'awaited');
  const awaited = data?.filter(({ state }) => state === 'awaited') ?? [];
  return (
    <div ref={place}>
      <Stack>
        <ProblemNotice problem={problem} />
        <Rows
          caption={text('dayClose.open')}
          rows={due}
          act={
            isManager
              ? (difference) => (
                  <>
                    {difference.account === 'report' ? (
                      <Button
                        isDense
                        onPress={() => setDeclared(difference)}
                        aria-label={text('dayClose.declareZeroOf', { terminal: subjectOf(difference) })}
                      >
                        {text('dayClose.declareZero')}
                      </Button>
                    ) : null}
                    <Button
                      isDense
                      onPress={() => setSettled(difference)}
                      aria-label={text('dayClose.settleOf', { subject: subjectOf(difference) })}
                    >
                      {text('dayClose.settle')}
                    </Button>
                  </>
                )
              : undefined
          }
        />
        {awaited.length === 0 ? null : (
          <Actions>
            {text('dayClose.openAwaited', { count: awaited.length })}
            <Button isDense kind="quiet" onPress={() => setAllShown(!isAllShown)} aria-expanded={isAllShown}>
              {text(isAllShown ? 'dayClose.openAwaitedHide' : 'dayClose.openAwaitedShow')}
            </Button>
          </Actions>
        )}
        {isAllShown ? <Rows caption={text('dayClose.openAwaitedCaption')} rows={awaited} /> : null}
      </Stack>
      {settled === null ? null : <SettleDialog difference={settled} onClose={() => setSettled(null)} />}
      {declared?.terminalId == null ? null : (
        <DeclareZeroDialog
          day={declared.day}
          terminal={{ terminalId: declared.terminalId, recordedPayments: 0 }}
          onClose={() => setDeclared(null)}
        />
      )}
    </div>
  );
}

const subjectOf = ({ number, visitNumber, terminalId }: Difference): string =>
  number ?? visitNumber ?? terminalId ?? '';

type RowsProps = {
  caption: string;
  rows: readonly Difference[] | undefined;
  act?: ((difference: Difference) => ReactNode) | undefined;
};

function Rows({ caption, rows, act }: RowsProps) {
  const text = useText();
  return (
    <Table
      caption={caption}
      rows={rows}
      none={{ title: text('dayClose.openNone'), why: text('dayClose.openNoneWhy') }}
      rowKey={({ id }) => id}
      act={act}
      columns={[
        {
          id: 'what',
          header: text('dayClose.openWhat'),
          isRowHeader: true,
          cell: (difference) => <What difference={difference} />,
        },
        {
          id: 'of',
          header: text('dayClose.openOf'),
          cell: (difference) => <Subject difference={difference} />,
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
          id: 'day',
          header: text('dayClose.openDay'),
          cell: ({ day }) => <DateText day={day} style="numeric" />,
        },
        {
          id: 'age',
          header: text('dayClose.openAge'),
          isShort: true,
          cell: ({ age, state }) => (
            <StatusLabel tone={tones[state]}>
              {`${text(`dayClose.openState.${state}`)} (${text('visits.workingDays', { days: age })})`}
            </StatusLabel>
          ),
        },
        { id: 'by', header: text('dayClose.openBy'), isShort: true, cell: ({ byName }) => byName },
      ]}
    />
  );
}

function Subject({ difference }: { difference: Difference }) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const { number, terminalId, visitId, visitNumber } = difference;
  return (
    <>
      {number === null ? null : <Bdi>{number}</Bdi>} {terminalId === null ? null : <Bdi>{terminalId}</Bdi>}{' '}
      {visitId === null || visitNumber === null ? null : (
        <Button isDense kind="quiet" onPress={() => openAtCounter(visitId)}>
          {text('dayClose.openVisit', { number: visitNumber })}
        </Button>
      )}
    </>
  );
}
