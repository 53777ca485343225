// An inspector's home: V1 to V15 with the evidence of each, a verdict a line, and the protocol. The manager sees the same, and what was
// found last; nothing of the office can be changed here.
import { FileSignature } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { InspectionLine, LineRow, LinesView } from '#core/oversight/inspection-lines/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import type { CalmReading } from '#renderer/api/query-client.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { KeptPhoto } from '#renderer/frame/photos/kept-photo.tsx';
import { printPage } from '#renderer/frame/print/print-job.ts';
import { useToday } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { focusField } from '#renderer/ui/error-summary.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { focusPrimary, PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { EvidencePane } from './evidence-pane.tsx';
import styles from './inspection-lines.module.css';
import { verdictTones } from './line-words.ts';
import { LinesTable, lineButtonId } from './lines-table.tsx';
import { VerdictForm } from './verdict-form.tsx';

/** Lines rest on the journal too, of which every commit changes something. */
const calm: CalmReading = { calmTopics: ['journal'], calmMs: 5_000 };

const spans = { month: 30, quarter: 90, year: 366 } as const;
type SpanName = keyof typeof spans;

export function InspectionScreen() {
  const today = useToday();
  return today === null ? <LoadingScreen /> : <Inspection today={today} />;
}

function Inspection({ today }: { today: string }) {
  const text = useText();
  const finds = useSession(({ session }) => session?.visit !== undefined);
  const [spanName, setSpanName] = useState<SpanName>('month');
  const span = { from: addDays(today, 1 - spans[spanName]), to: today };
  const { data, problem } = useDeskQuery(deskQueries.inspectionLines.list.queryOptions(span), {
    keepsPrevious: true,
    calm,
  });
  const [chosen, setChosen] = useState<InspectionLine | null>(null);
  const current = chosen ?? nextOpen(data?.lines ?? [], null) ?? 'V1';
  const isThere = data !== undefined;
  useFocusOnce(isThere && finds, current);
  const protocol = useProtocol();
  const left = data?.lines.filter(({ verdict }) => verdict === null).length ?? 0;
  const canSign = finds && isThere && left === 0;
  useFocusOnProtocol(canSign);
  useKeyCommand('confirmAndNext', () => void protocol.make(), { isEnabled: canSign && !protocol.isPending });
  const goOn = () => {
    const next = nextOpen(data?.lines ?? [], current);
    // After the last one the protocol takes the focus, once it is known that none is left.
    if (next === null) return;
    setChosen(next);
    focusField(lineButtonId(next));
  };
  const row = data?.lines.find(({ line }) => line === current);
  const primary = {
    label: text('inspectionLines.protocol'),
    icon: FileSignature,
    keyHint: keyBindings.confirmAndNext.hint,
    onPress: () => void protocol.make(),
    isPending: protocol.isPending,
    isDisabled: !canSign,
  };
  return (
    <>
      <PageHeader
        title={text('inspectionLines.title')}
        description={text(finds ? 'inspectionLines.readOnly' : 'inspectionLines.forManager')}
        secondary={
          <>
            {finds && left > 0 ? <span>{text('inspectionLines.left', { count: left })}</span> : null}
            <Select
              label={text('inspectionLines.span')}
              isLabelHidden
              choices={[
                { value: 'month', label: text('inspectionLines.span.month') },
                { value: 'quarter', label: text('inspectionLines.span.quarter') },
                { value: 'year', label: text('inspectionLines.span.year') },
              ]}
              value={spanName}
              onChange={setSpanName}
            />
          </>
        }
        {...(finds ? { primary } : {})}
      />
      <Page>
        <ProblemNotice problem={problem} />
        <ProblemNotice problem={protocol.problem} takesFocus />
        <div className={styles.both}>
          <div className={styles.lines}>
            <LinesTable rows={data?.lines} current={current} onLine={setChosen} />
          </div>
          <Section title={text(`inspectionLines.title.${current}`)} aside={<Bdi>{current}</Bdi>}>
            <EvidencePane line={current} span={span} />
            {row === undefined ? null : finds ? (
              <VerdictForm
                key={`${current} ${row.verdict?.at ?? ''}`}
                line={current}
                span={span}
                given={row.verdict}
                onGiven={goOn}
              />
            ) : (
              <Found row={row} visit={data?.visit ?? null} />
            )}
          </Section>
        </div>
      </Page>
    </>
  );
}

/** The first line without a verdict after the one at work, from the top again; null when each has one. */
function nextOpen(lines: readonly LineRow[], after: InspectionLine | null): InspectionLine | null {
  const at = lines.findIndex(({ line }) => line === after);
  const inTurn = [...lines.slice(at + 1), ...lines.slice(0, Math.max(at, 0))];
  return inTurn.find(({ line, verdict }) => verdict === null && line !== after)?.line ?? null;
}

/** Once the last line has its verdict the protocol comes next; not on entry into a visit that is complete. */
function useFocusOnProtocol(canSign: boolean): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (canSign && wasOpen.current) focusPrimary();
    wasOpen.current = !canSign;
  }, [canSign]);
}

/** On entry the focus is on the first line that asks for something. */
function useFocusOnce(isReady: boolean, line: InspectionLine): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (!isReady || isDone.current) return;
    isDone.current = true;
    focusField(lineButtonId(line));
  }, [isReady, line]);
}

/** Makes the protocol of the verdicts as they stand, and prints it. */
function useProtocol() {
  const making = useDeskCommand(() => desk.inspectionLines.makeProtocol.mutate());
  const [isPrinting, setIsPrinting] = useState(false);
  const [unprinted, setUnprinted] = useState<Problem | null>(null);
  const make = async () => {
    const made = await making.run(undefined);
    if (made === null) return;
    setIsPrinting(true);
    try {
      setUnprinted((await printPage({ name: 'inspection-protocol', id: made.protocolId })).problem);
    } finally {
      setIsPrinting(false);
    }
  };
  return { make, isPending: making.isPending || isPrinting, problem: making.problem ?? unprinted };
}

/** What an inspector found on the line in the last visit. */
function Found({ row: { line, verdict }, visit }: { row: LineRow; visit: LinesView['visit'] }) {
  const text = useText();
  if (visit === null || verdict === null)
    return <p className={styles.soft}>{text('inspectionLines.noVisit')}</p>;
  return (
    <div>
      <StatusLabel tone={verdictTones[verdict.verdict]}>
        {text(`inspectionLines.verdict.${verdict.verdict}`)}
      </StatusLabel>
      {verdict.words === null || verdict.words === '' ? null : <p dir="auto">{verdict.words}</p>}
      {verdict.photoId === null ? null : (
        <KeptPhoto photoId={verdict.photoId} of={text(`inspectionLines.title.${line}`)} />
      )}
      <p className={styles.soft}>
        {visit.name} <TimeText at={verdict.at} withDay />
      </p>
    </div>
  );
}
