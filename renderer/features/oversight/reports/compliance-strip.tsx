// How the duties and the lines of an inspection were kept in a period, one box each (D20.87): arrows go over them, the one at hand says its sentence, its counts and
// the days of what was late or missed, each of which opens.
import { Check, Clock, Minus, Printer, X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import type { Period } from '#core/foundation/calendar/jalali-period.ts';
import type { InspectionLine } from '#core/oversight/inspection-lines/contract.ts';
import type { DutyRow, DutyState } from '#core/oversight/reports/compliance/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import type { CalmReading } from '#renderer/api/query-client.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenDay } from '#renderer/frame/chosen-day.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { type DutyId, ruleSentence } from '#renderer/i18n/rule-sentences.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { Card } from './card.tsx';
import styles from './compliance.module.css';
import { lineOf, useLineEvidence, useLineRows } from './compliance-lines.ts';
import { periodId } from './report-period.ts';

const icons = {
  done: Check,
  late: Clock,
  missed: X,
  idle: Minus,
  unmeasured: Minus,
} as const satisfies Record<DutyState, unknown>;
const calm: CalmReading = { calmTopics: ['visits', 'identity', 'fees', 'payments', 'queue'], calmMs: 10_000 };
/** More days than these are read in the journal of the day itself. */
const shownDays = 12;

export function ComplianceStrip({ period }: { period: Period }) {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.reports.compliance.queryOptions({ period }), {
    isBeside: true,
    keepsPrevious: true,
    calm,
  });
  const printing = usePrintCommand({
    name: 'compliance-report',
    id: periodId(period),
  });
  const duties = data?.duties ?? [];
  const worst =
    duties.find(({ state }) => state === 'missed') ?? duties.find(({ state }) => state === 'late');
  const [chosen, setChosen] = useState<string | null>(null);
  const { lines = [], problem: linesProblem } = useLineRows(period);
  const at = [...duties, ...lines].find(({ duty }) => duty === chosen) ?? worst ?? duties[0];
  const line = at === undefined ? null : lineOf(at);
  const asked = duties.filter(({ state }) => state !== 'idle' && state !== 'unmeasured');
  return (
    <Card
      title={text('reports.compliance')}
      note={text('reports.complianceCount', {
        kept: asked.filter(({ state }) => state === 'done').length,
        asked: asked.length,
      })}
      aside={
        <Button isDense icon={Printer} onPress={printing.print} isPending={printing.isPending}>
          {text('reports.printCompliance')}
        </Button>
      }
    >
      <ProblemNotice problem={problem ?? linesProblem ?? printing.problem} />
      {at === undefined ? null : (
        <>
          <Boxes name={text('reports.compliance')} duties={duties} at={at.duty} onChoose={setChosen} />
          <Boxes name={text('inspectionLines.title')} duties={lines} at={at.duty} onChoose={setChosen} />
          {line === null ? (
            <DutyAtHand row={at} />
          ) : (
            <LineAtHand key={line} row={at} line={line} period={period} />
          )}
        </>
      )}
    </Card>
  );
}

type BoxesProps = { name: string; duties: readonly DutyRow[]; at: string; onChoose: (duty: string) => void };

function Boxes({ name, duties, at, onChoose }: BoxesProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const strip = useRef<HTMLUListElement>(null);
  // Where the one at hand is not among these, Tab comes to the first of them.
  const here = duties.some(({ duty }) => duty === at) ? at : duties[0]?.duty;
  const go = (event: KeyboardEvent) => {
    const forward = language === 'fa' ? 'ArrowLeft' : 'ArrowRight';
    const back = language === 'fa' ? 'ArrowRight' : 'ArrowLeft';
    const place = duties.findIndex(({ duty }) => duty === here);
    const places: Readonly<Record<string, number>> = {
      [forward]: place + 1,
      [back]: place - 1,
      Home: 0,
      End: duties.length - 1,
    };
    const next = duties[places[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.duty);
    strip.current?.querySelector<HTMLElement>(`[data-duty="${next.duty}"]`)?.focus();
  };
  return (
    <ul ref={strip} className={styles.strip} aria-label={name}>
      {duties.map(({ duty, state }) => {
        const Icon = icons[state];
        return (
          <li key={duty}>
            <button
              type="button"
              data-duty={duty}
              tabIndex={duty === here ? 0 : -1}
              aria-pressed={duty === at}
              aria-label={text('reports.dutySpoken', { duty, state: text(`reports.duty.${state}`) })}
              className={classNames(styles.box, styles[state])}
              onKeyDown={go}
              onClick={() => onChoose(duty)}
            >
              <span dir="ltr">{duty}</span>
              <Icon className="icon" aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** A line of an inspection, with the days that its evidence is of. */
function LineAtHand({ row, line, period }: { row: DutyRow; line: InspectionLine; period: Period }) {
  return <DutyAtHand row={{ ...row, evidence: useLineEvidence(period, line) }} />;
}

function DutyAtHand({ row }: { row: DutyRow }) {
  const { duty, state, done, late, missed, evidence } = row;
  const line = lineOf(row);
  const text = useText();
  const language = useLanguage((state) => state.language);
  const openDay = useOpenDay();
  return (
    <div className={styles.hand} role="status">
      <p>
        <bdi dir="ltr">{duty}</bdi> <strong>{text(`reports.duty.${state}`)}</strong>{' '}
        {state === 'unmeasured' ? null : text('reports.dutyCounts', { done, late, missed })}
      </p>
      <p className={styles.sentence}>
        {line === null ? ruleSentence(duty as DutyId, language) : text(`inspectionLines.title.${line}`)}
      </p>
      {evidence.length === 0 ? null : (
        <Actions>
          {evidence.slice(-shownDays).map(({ day, outcome, count }) => (
            <Button key={`${day} ${outcome}`} isDense kind="quiet" onPress={() => openDay(day)}>
              {text('reports.dutyDay', {
                day: formatJalali(day, 'numeric', language),
                outcome: text(`reports.duty.${outcome}`),
                count,
              })}
            </Button>
          ))}
        </Actions>
      )}
    </div>
  );
}
