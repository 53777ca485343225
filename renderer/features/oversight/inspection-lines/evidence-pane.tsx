// The evidence of one line: its figures and its cases, what departs from it first. Nothing of a client is in it.
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import type { InspectionLine, LineCase } from '#core/oversight/inspection-lines/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenJournal } from '#renderer/frame/journal-filter.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { caseText } from './case-text.ts';
import styles from './inspection-lines.module.css';
import { outcomeTones } from './line-words.ts';

type Span = { from: string; to: string };

export function EvidencePane({ line, span }: { line: InspectionLine; span: Span }) {
  const text = useText();
  const { data, problem } = useDeskQuery(
    deskQueries.inspectionLines.evidence.queryOptions({ line, ...span }),
  );
  return (
    <>
      <ProblemNotice problem={problem} />
      <div className={styles.cases}>
        <Table
          caption={text('inspectionLines.cases')}
          rows={data?.cases.map((one, place) => ({ ...one, key: String(place) }))}
          none={{ title: text('inspectionLines.noCases'), why: text('inspectionLines.noCasesWhy') }}
          rowKey={({ key }) => key}
          columns={[
            {
              id: 'what',
              header: text('inspectionLines.what'),
              isRowHeader: true,
              cell: (one) => <What one={one} />,
            },
            {
              id: 'outcome',
              header: text('inspectionLines.outcome'),
              isShort: true,
              cell: ({ outcome }) => (
                <StatusLabel tone={outcomeTones[outcome]}>
                  {text(`inspectionLines.outcome.${outcome}`)}
                </StatusLabel>
              ),
            },
          ]}
        />
      </div>
      {data?.more === true ? <p>{text('inspectionLines.more', { count: data.cases.length })}</p> : null}
    </>
  );
}

/** The day of a case; where the journal may be read, the way to it. */
function Day({ day }: { day: string }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const session = useSession((state) => state.session);
  const openJournal = useOpenJournal();
  const mayRead = session?.visit === undefined || session.visit.sections.includes('records');
  const shown = formatJalali(day, 'numeric', language);
  return mayRead ? (
    <Button
      isDense
      kind="quiet"
      onPress={() => openJournal({ day })}
      aria-label={text('inspectionLines.openDay', { day: shown })}
    >
      {shown}
    </Button>
  ) : (
    <DateText day={day} style="numeric" />
  );
}

function What({ one }: { one: LineCase }) {
  const text = useText();
  return (
    <>
      <p>{caseText(text, one)}</p>
      {one.day === null && one.person === null ? null : (
        <p className={styles.soft}>
          {one.day === null ? null : <Day day={one.day} />} {one.person}
        </p>
      )}
      {one.due === null ? null : (
        <p className={styles.soft}>
          {text('inspectionLines.due')} <DateText day={one.due} style="numeric" />
        </p>
      )}
    </>
  );
}
