// Taking a report out as a file (D20.86): which format, what goes in, and that it is written down who did it.
import { useState } from 'react';
import type { Period } from '#core/foundation/calendar/jalali-period.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { type ExportFormat, type ExportSubject, exportFormats } from '#core/oversight/reports/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { printRoute } from '#renderer/frame/print/print-address.ts';
import { printPage } from '#renderer/frame/print/print-job.ts';
import { saveFile } from '#renderer/frame/save-file.ts';
import { csvBytes, fileTypes, xlsxBytes } from '#renderer/frame/table-file.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { fileTable } from './export-file.ts';
import { periodId, periodName } from './report-period.ts';
import { breakdowns } from './report-tables.ts';

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
  const [refused, setRefused] = useState<Problem | null>(null);
  const [work, setWork] = useState<{ rows: number } | 'reading' | null>(null);
  const exporting = useDeskCommand(desk.reports.export.mutate);
  const asked = subjectOf(format === 'pdf' ? 'table' : subject, breakdown);
  const name =
    `${text('reports.file.name', { period: periodName(text, language, period) })}.${format}`.replaceAll(
      '/',
      '-',
    );

  const take = async () => {
    setRefused(null);
    setWork('reading');
    try {
      const exported = await exporting.run({ format, period, filters: [], subject: asked });
      if (exported === null) return;
      setWork({ rows: exported.table?.rows.length ?? exported.rows.length });
      // The word is painted before the file is made: a large one takes the page for a moment.
      await new Promise((resolve) => setTimeout(resolve, 30));
      const problem = await save(exported);
      setRefused(problem);
      if (problem === null) onClose();
    } finally {
      setWork(null);
    }
  };
  const save = async (exported: Parameters<typeof fileTable>[0]): Promise<Problem | null> => {
    if (format === 'pdf') return savePdf(period, name);
    const table = fileTable(exported, asked.kind === 'rows' ? asked.column : null, { text, language });
    const bytes =
      format === 'csv'
        ? csvBytes(table)
        : await xlsxBytes(table, periodName(text, language, period), language === 'fa');
    return (await saveFile(name, bytes, fileTypes[format])).problem;
  };
  return (
    <Dialog
      title={text('reports.export')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            keyHint="Ctrl+Enter"
            onPress={() => void take()}
            isPending={work !== null}
            autoFocus
          >
            {text('reports.export')}
          </Button>
          <Button onPress={onClose}>{text('ui.cancel')}</Button>
        </>
      }
    >
      <p>{text('reports.exportWhat', { period: periodName(text, language, period) })}</p>
      <ProblemNotice problem={exporting.problem ?? refused} takesFocus />
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
      {work === null ? null : (
        <Progress
          percent={null}
          label={
            work === 'reading' ? text('reports.exporting.reading') : text('reports.exporting.writing', work)
          }
        />
      )}
    </Dialog>
  );
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
