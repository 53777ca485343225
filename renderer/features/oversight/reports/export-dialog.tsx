// Taking a report out as a file (D20.86): which format, what goes in, and that it is written down who did it.
import { useRef, useState } from 'react';
import type { Period } from '#core/foundation/calendar/jalali-period.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { breakdowns } from '#core/foundation/reporting/columns.ts';
import { csvBytes, fileTypes, xlsxBytes } from '#core/foundation/reporting/table-file.ts';
import {
  type Exported,
  type ExportFormat,
  type ExportSubject,
  exportFormats,
} from '#core/oversight/reports/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { problemOf } from '#renderer/api/problem.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { printRoute } from '#renderer/frame/print/print-address.ts';
import { printPage } from '#renderer/frame/print/print-job.ts';
import { saveFile } from '#renderer/frame/save-file.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { type ExportedRows, fileTable } from './export-file.ts';
import { readRows, StoppedExport } from './export-rows.ts';
import { periodId, periodName } from './report-period.ts';

type Subject = 'table' | 'days' | 'rows';
const subjects: readonly Subject[] = ['table', 'days', 'rows'];

type ExportDialogProps = {
  period: Period;
  /** The table that is on screen. */
  breakdown: keyof typeof breakdowns;
  onClose: () => void;
};

export function ExportDialog({ period, breakdown, onClose }: ExportDialogProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [subject, setSubject] = useState<Subject>('table');
  const asked = subjectOf(format === 'pdf' ? 'table' : subject, breakdown);
  const { take, stop, percent, problem } = useTaking({ period, format, asked, onTaken: onClose });
  const leave = () => {
    stop();
    onClose();
  };
  return (
    <Dialog
      title={text('reports.export')}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button
            kind="primary"
            keyHint="Ctrl+Enter"
            onPress={() => void take()}
            isPending={percent !== null}
            autoFocus
          >
            {text('reports.export')}
          </Button>
          <Button onPress={leave}>{text('ui.cancel')}</Button>
        </>
      }
    >
      <p>{text('reports.exportWhat', { period: periodName(text, language, period) })}</p>
      <ProblemNotice problem={problem} takesFocus />
      <RadioGroup
        label={text('reports.format')}
        isInline
        choices={exportFormats.map((one) => ({ value: one, label: text(`reports.format.${one}`) }))}
        value={format}
        onChange={setFormat}
      />
      {format === 'pdf' ? null : (
        <RadioGroup
          label={text('reports.subject')}
          choices={subjects.map((one) => ({
            value: one,
            label:
              one === 'table'
                ? text('reports.subject.table', { table: text(`reports.by.${breakdown}`) })
                : text(`reports.subject.${one}`),
          }))}
          value={subject}
          onChange={setSubject}
        />
      )}
      <p>{text('reports.exportNoted')}</p>
      {percent === null ? null : (
        <Progress percent={percent} label={text('reports.exporting.reading')} onCancel={stop} />
      )}
    </Dialog>
  );
}

type Taking = {
  readonly period: Period;
  readonly format: ExportFormat;
  readonly asked: ExportSubject;
  readonly onTaken: () => void;
};

/** Takes a report out: the entry first, then the file, whose rows are read under that entry while it is written. */
function useTaking({ period, format, asked, onTaken }: Taking) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const [refused, setRefused] = useState<Problem | null>(null);
  /** How far it is, 0 to 100; null while nothing is taken. */
  const [percent, setPercent] = useState<number | null>(null);
  const isStopped = useRef(false);
  const exporting = useDeskCommand(desk.reports.export.mutate);
  const name =
    `${text('reports.file.name', { period: periodName(text, language, period) })}.${format}`.replaceAll(
      '/',
      '-',
    );

  const take = async () => {
    setRefused(null);
    setPercent(0);
    isStopped.current = false;
    try {
      const exported = await exporting.run({ format, period, filters: [], subject: asked });
      if (exported === null) return;
      const problem = await save(exported, rowsOf(exported));
      setRefused(problem);
      if (problem === null) onTaken();
    } catch (error) {
      if (!(error instanceof StoppedExport)) setRefused(problemOf(error));
    } finally {
      setPercent(null);
    }
  };
  const rowsOf = (exported: Exported): ExportedRows | null =>
    asked.kind === 'table'
      ? null
      : {
          column: asked.column,
          parts: readRows(exported, desk.reports.exportedRows.query, {
            onProgress: setPercent,
            isStopped: () => isStopped.current,
          }),
        };
  const save = async (exported: Exported, behind: ExportedRows | null): Promise<Problem | null> => {
    if (format === 'pdf') return savePdf(period, name);
    const table = fileTable(exported, behind, { text, language });
    const bytes =
      format === 'csv'
        ? await csvBytes(table)
        : await xlsxBytes(table, periodName(text, language, period), language === 'fa');
    return (await saveFile(name, bytes, fileTypes[format])).problem;
  };
  const stop = () => {
    isStopped.current = true;
  };
  return { take, stop, percent, problem: exporting.problem ?? refused };
}

function subjectOf(subject: Subject, breakdown: keyof typeof breakdowns): ExportSubject {
  switch (subject) {
    case 'table':
      return { kind: 'table', groupBy: breakdown, columns: [...breakdowns[breakdown]] };
    case 'days':
      return { kind: 'table', groupBy: 'day', columns: [...breakdowns.day] };
    case 'rows':
      return { kind: 'rows', column: 'net' };
  }
}

/** The printed report as a PDF: the shell makes it; in a browser its own dialog does. */
async function savePdf(period: Period, name: string): Promise<Problem | null> {
  const address = { name: 'period-report', id: periodId(period) } as const;
  if (window.desk === undefined) return (await printPage(address)).problem;
  const { pdf } = await window.desk.print({ route: printRoute(address), pageSize: 'A4', to: 'pdf' });
  if (pdf === undefined) return { code: 'UNEXPECTED', params: { reference: '' } };
  return (await saveFile(name, pdf, fileTypes.pdf)).problem;
}
