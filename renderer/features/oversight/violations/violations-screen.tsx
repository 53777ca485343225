// Violation reports: whoever works here files one and follows it; manager and inspector read the office's register (D12, D19).
import { Printer, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReportRow } from '#core/oversight/violations/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { FileReportDialog } from './file-report-dialog.tsx';
import { FiledReportDialog, type KnownReport } from './filed-report.tsx';
import { ReportBody } from './report-body.tsx';
import { numberOf } from './report-number.ts';
import { TrackReport } from './track-report.tsx';

export function ViolationsScreen() {
  const text = useText();
  const role = useSession(({ session }) => session?.person.role);
  const [isFiling, setIsFiling] = useState(false);
  const [filed, setFiled] = useState<KnownReport | null>(null);
  const worksHere = role !== 'inspector';
  return (
    <>
      <PageHeader
        title={text('violations.title')}
        {...(worksHere
          ? {
              primary: {
                label: text('violations.file'),
                icon: TriangleAlert,
                onPress: () => setIsFiling(true),
              },
            }
          : {})}
      />
      <Page>
        {role === 'manager' || role === 'inspector' ? <Register asks={worksHere} /> : null}
        {worksHere ? (
          <Section title={text('violations.trackTitle')}>
            <TrackReport />
          </Section>
        ) : null}
      </Page>
      {isFiling ? (
        <FileReportDialog
          onClose={() => setIsFiling(false)}
          onFiled={(report) => {
            setIsFiling(false);
            setFiled(report);
          }}
        />
      ) : null}
      {filed === null ? null : <FiledReportDialog report={filed} onClose={() => setFiled(null)} />}
    </>
  );
}

/** The office's register. `asks`: the province is asked what has become of the reports. */
function Register({ asks }: { asks: boolean }) {
  const text = useText();
  const [openId, setOpenId] = useState<string | null>(null);
  const { data: rows, problem } = useDeskQuery(deskQueries.violations.list.queryOptions());
  const asking = useDeskCommand(() => desk.violations.askProvince.mutate());
  const isAsked = rows?.some(({ withProvince }) => withProvince);
  const ask = asking.run;
  useEffect(() => {
    if (asks && isAsked) void ask(undefined);
  }, [asks, isAsked, ask]);
  return (
    <Section title={text('violations.list')}>
      <ProblemNotice problem={problem} />
      <Rows rows={rows} onOpen={setOpenId} />
      {openId === null ? null : <ReportDialog reportId={openId} onClose={() => setOpenId(null)} />}
    </Section>
  );
}

function Rows({
  rows,
  onOpen,
}: {
  rows: readonly ReportRow[] | undefined;
  onOpen: (reportId: string) => void;
}) {
  const text = useText();
  return (
    <Table
      caption={text('violations.list')}
      rows={rows}
      none={{ title: text('violations.empty'), why: text('violations.emptyWhy') }}
      rowKey={({ reportId }) => reportId}
      columns={[
        {
          id: 'number',
          header: text('violations.number'),
          isRowHeader: true,
          cell: (row) => <Bdi>{numberOf(row, false)}</Bdi>,
        },
        { id: 'rule', header: text('violations.rule'), cell: ({ rule }) => text(`violations.rule.${rule}`) },
        { id: 'about', header: text('violations.about'), cell: ({ aboutName }) => aboutName },
        { id: 'by', header: text('violations.by'), cell: ({ byName }) => byName },
        { id: 'at', header: text('violations.when'), cell: ({ at }) => <TimeText at={at} withDay /> },
        {
          id: 'where',
          header: text('violations.where'),
          cell: ({ whereabouts, withProvince }) =>
            withProvince ? (
              <StatusLabel tone={whereabouts === 'here' ? 'warn' : 'good'}>
                {text(`violations.where.${whereabouts}`)}
              </StatusLabel>
            ) : (
              text('violations.where.office')
            ),
        },
      ]}
      act={(row) => (
        <Button
          isDense
          onPress={() => onOpen(row.reportId)}
          aria-label={text('violations.openOf', { number: numberOf(row, false) })}
        >
          {text('violations.open')}
        </Button>
      )}
    />
  );
}

function ReportDialog({ reportId, onClose }: { reportId: string; onClose: () => void }) {
  const text = useText();
  const { data: report, problem } = useDeskQuery(deskQueries.violations.get.queryOptions({ reportId }));
  const printing = usePrintCommand({ name: 'violation-report', id: reportId });
  return (
    <Dialog title={text('violations.reportTitle')} isOpen isWide onClose={onClose}>
      <Stack>
        <ProblemNotice problem={problem} />
        {report === undefined ? null : <ReportBody report={report} />}
        <ProblemNotice problem={printing.problem} takesFocus />
        <Actions>
          <Button icon={Printer} isPending={printing.isPending} onPress={printing.print}>
            {text('violations.print')}
          </Button>
          <Button onPress={onClose}>{text('violations.goOn')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
