// What was ever set in the office, by whom and when: nothing of it can be changed afterwards.

import { controlSchema } from '#core/access/controls/contract.ts';
import type { MatchingRule } from '#core/closing/day-close/matching-rules/contract.ts';
import type { Point } from '#core/counter/identity/points/contract.ts';
import { isDay } from '#core/foundation/calendar/day.ts';
import type { SettingChange, SettingKind } from '#core/oversight/settings-history/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { rhythmText } from '#renderer/frame/check-items.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

const amounts: ReadonlySet<SettingKind> = new Set(['rate_entered', 'rate_confirmed', 'limit']);
const titles: ReadonlySet<SettingKind> = new Set(['tariff_entered', 'tariff_confirmed']);

export function HistorySection() {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.settingsHistory.list.queryOptions({ kind: null }));
  return (
    <Section title={text('settings.history')}>
      <ProblemNotice problem={problem} />
      {data === undefined ? null : (
        <>
          <p>{text('settings.historyWhat', { shown: data.rows.length, total: data.total })}</p>
          <Table
            caption={text('settings.history')}
            rows={data.rows}
            rowKey={({ kind, id }) => `${kind} ${id}`}
            columns={[
              {
                id: 'kind',
                header: text('settings.history.what'),
                isRowHeader: true,
                isShort: true,
                cell: ({ kind }) => text(`settings.history.${kind}`),
              },
              { id: 'value', header: text('settings.history.value'), cell: (row) => <Value row={row} /> },
              {
                id: 'by',
                header: text('settings.history.by'),
                isShort: true,
                cell: ({ byName, byProvince }) =>
                  byName ?? text(byProvince ? 'settings.history.byProvince' : 'settings.firstRun'),
              },
              {
                id: 'at',
                header: text('settings.history.at'),
                cell: ({ at }) => <TimeText at={at} withDay />,
              },
              {
                id: 'here',
                header: text('settings.history.where'),
                isShort: true,
                cell: ({ here }) => text(here ? 'settings.history.here' : 'settings.history.there'),
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}

function Value({ row: { kind, what } }: { row: SettingChange }) {
  const text = useText();
  if (amounts.has(kind)) return <MoneyText rials={Number(what)} />;
  if (isDay(what)) return <DateText day={what} style="numeric" />;
  if (titles.has(kind)) return what;
  if (kind === 'board_hung') return null;
  if (kind === 'contact' || kind === 'office_name') return what;
  if (kind === 'control_loosened') {
    const control = controlSchema.safeParse(what);
    return control.success ? text(`controls.name.${control.data}`) : null;
  }
  if (kind === 'identity_point') return text(`identity.point.${what as Point}`);
  if (kind === 'matching_rule') return text(`dayClose.rule.${what as MatchingRule}`);
  if (kind === 'scale') return text('app.zoom.percent', { percent: Number(what) });
  if (kind === 'check_rhythm') return rhythmText(text, what);
  if (kind === 'queue') return text(what === '1' ? 'settings.history.queueOn' : 'settings.history.queueOff');
  return what === 'receipt80' ? text('settings.paper.receipt80') : <Bdi>{what}</Bdi>;
}
