// The register of complaints and feedback: what is open and how long, and one complaint with all that was added (D7).
import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import {
  type ComplaintFilter,
  type ComplaintRow,
  complaintFilterSchema,
} from '#core/counter/complaints/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import { useUnsavedMark } from '#renderer/frame/saved-mark.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow, Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { DeadlineText } from './deadline-text.tsx';
import { FindComplaint } from './find-complaint.tsx';
import { useOpenedComplaint, useRegisterForm } from './opened-complaint.ts';
import { numberOf } from './register-dialog.tsx';

export function ComplaintsScreen() {
  const text = useText();
  const { open } = useRegisterForm();
  const [filter, setFilter] = useState<ComplaintFilter>('open');
  const opened = useOpenedComplaint();
  const { data, problem } = useDeskQuery(deskQueries.complaints.list.queryOptions({ state: filter }));
  return (
    <>
      <PageHeader
        title={text('complaints.title')}
        primary={{
          label: text('complaints.register'),
          icon: MessageSquarePlus,
          keyHint: keyBindings.complaint.hint,
          onPress: open,
        }}
      />
      <Page>
        <ProblemNotice problem={problem} />
        <Section title={text('complaints.list')}>
          <FieldRow>
            <Select
              label={text('complaints.filter')}
              choices={complaintFilterSchema.options.map((value) => ({
                value,
                label: text(`complaints.filter.${value}`),
              }))}
              value={filter}
              onChange={setFilter}
            />
            <FindComplaint onFound={opened.keep} />
          </FieldRow>
          {data === undefined ? null : <Rows rows={data.rows} onOpen={opened.keep} />}
          {data?.more === true ? <Notice tone="info">{text('complaints.more')}</Notice> : null}
        </Section>
      </Page>
    </>
  );
}

function Rows({ rows, onOpen }: { rows: readonly ComplaintRow[]; onOpen: (complaintId: string) => void }) {
  const text = useText();
  const markOf = useUnsavedMark();
  if (rows.length === 0) {
    return <EmptyState title={text('complaints.nothing')} why={text('complaints.nothingWhy')} />;
  }
  return (
    <Table
      caption={text('complaints.list')}
      rows={rows}
      rowKey={({ complaintId }) => complaintId}
      columns={[
        {
          id: 'number',
          header: text('complaints.number'),
          isRowHeader: true,
          cell: (row) => <Bdi>{numberOf(row)}</Bdi>,
        },
        {
          id: 'code',
          header: text('complaints.trackingCode'),
          cell: ({ trackingCode }) => <Bdi>{trackingCode}</Bdi>,
        },
        {
          id: 'what',
          header: text('complaints.category'),
          cell: ({ kind, category }) =>
            text('complaints.what', {
              kind: text(`complaints.kind.${kind}`),
              category: text(`complaints.category.${category}`),
            }),
        },
        {
          id: 'day',
          header: text('complaints.day'),
          cell: (row) => (
            <>
              <DateText day={row.day} style="numeric" />
              <p>{markOf(row)}</p>
            </>
          ),
        },
        {
          id: 'due',
          header: text('complaints.dueDay'),
          cell: ({ dueDay }) => <DateText day={dueDay} style="numeric" />,
        },
        { id: 'state', header: text('complaints.state'), cell: (row) => <DeadlineText row={row} /> },
      ]}
      act={(row) => (
        <Button
          isDense
          onPress={() => onOpen(row.complaintId)}
          aria-label={text('complaints.openOf', { number: numberOf(row) })}
        >
          {text('complaints.open')}
        </Button>
      )}
    />
  );
}
