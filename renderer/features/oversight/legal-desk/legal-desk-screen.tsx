// The legal expert's home: deadlines of the in-box first, then what waits for the manager, complaints by deadline, and legal conduct.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { InboxItem } from '#core/counter/inbox/contract.ts';
import { conductDays, type LegalDesk } from '#core/oversight/legal-desk/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenedComplaint } from '#renderer/features/counter/complaints/opened-complaint.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function LegalDeskScreen() {
  const text = useText();
  const inbox = useDeskQuery(deskQueries.inbox.list.queryOptions());
  const { data: home, problem } = useDeskQuery(deskQueries.legalDesk.home.queryOptions());
  return (
    <>
      <PageHeader title={text('legalDesk.title')} description={text('legalDesk.what')} />
      <Page>
        <ProblemNotice problem={inbox.problem ?? problem} />
        <Section title={text('legalDesk.deadlines')} aside={<ToInbox isReady={inbox.data !== undefined} />}>
          <Deadlines items={inbox.data?.open} />
        </Section>
        <Section title={text('legalDesk.complaints')}>
          <Complaints rows={home?.complaints} />
        </Section>
        <Section title={text('legalDesk.escalations')}>
          <Escalations rows={home?.escalations} />
        </Section>
        {home === undefined ? null : <Conduct conduct={home.conduct} />}
      </Page>
    </>
  );
}

/** The way to the in-box; on entry it has the focus. */
function ToInbox({ isReady }: { isReady: boolean }) {
  const text = useText();
  const navigate = useNavigate();
  const way = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isReady) way.current?.focus();
  }, [isReady]);
  return (
    <Button ref={way} isDense onPress={() => void navigate({ to: '/inbox' })}>
      {text('legalDesk.toInbox')}
    </Button>
  );
}

type DueProps = { dueDay: string; overdue: boolean; left: number | null };

/** A deadline with the working days that are left of it. */
function Due({ dueDay, overdue, left }: DueProps) {
  const text = useText();
  return (
    <>
      <DateText day={dueDay} style="numeric" />{' '}
      <StatusLabel tone={overdue ? 'bad' : (left ?? 0) <= 2 ? 'warn' : 'neutral'}>
        {text(overdue ? 'inbox.late' : 'inbox.left', { days: Math.abs(left ?? 0) })}
      </StatusLabel>
    </>
  );
}

function Deadlines({ items }: { items: readonly InboxItem[] | undefined }) {
  const text = useText();
  return (
    <Table
      caption={text('legalDesk.deadlines')}
      rows={items}
      none={{ title: text('inbox.none'), why: text('inbox.noneWhy') }}
      rowKey={({ itemId }) => itemId}
      columns={[
        {
          id: 'number',
          header: text('inbox.number'),
          isRowHeader: true,
          cell: ({ deskNumber, number }) => <Bdi>{`${deskNumber}-${number}`}</Bdi>,
        },
        { id: 'kind', header: text('inbox.kind'), cell: ({ kind }) => text(`inbox.kind.${kind}`) },
        {
          id: 'subject',
          header: text('inbox.subject'),
          cell: ({ subject }) => subject ?? text('inbox.keptElsewhere'),
        },
        {
          id: 'due',
          header: text('inbox.due'),
          cell: ({ dueDay, overdue, workingDaysLeft }) => (
            <Due dueDay={dueDay} overdue={overdue} left={workingDaysLeft} />
          ),
        },
      ]}
    />
  );
}

function Complaints({ rows }: { rows: LegalDesk['complaints'] | undefined }) {
  const text = useText();
  const opened = useOpenedComplaint();
  return (
    <Table
      caption={text('legalDesk.complaints')}
      rows={rows}
      none={{ title: text('legalDesk.noComplaints'), why: text('legalDesk.noComplaintsWhy') }}
      rowKey={({ complaintId }) => complaintId}
      columns={[
        {
          id: 'number',
          header: text('inbox.number'),
          isRowHeader: true,
          cell: ({ deskNumber, number }) => <Bdi>{`${deskNumber}-${number}`}</Bdi>,
        },
        {
          id: 'category',
          header: text('legalDesk.category'),
          cell: ({ category }) => text(`complaints.category.${category}`),
        },
        {
          id: 'day',
          header: text('legalDesk.day'),
          cell: ({ day }) => <DateText day={day} style="numeric" />,
        },
        {
          id: 'due',
          header: text('inbox.due'),
          cell: ({ dueDay, overdue, workingDaysLeft }) => (
            <Due dueDay={dueDay} overdue={overdue} left={workingDaysLeft} />
          ),
        },
      ]}
      act={({ complaintId, deskNumber, number }) => (
        <Button
          isDense
          onPress={() => opened.keep(complaintId)}
          aria-label={text('legalDesk.openComplaint', { number: `${deskNumber}-${number}` })}
        >
          {text('legalDesk.open')}
        </Button>
      )}
    />
  );
}

function Escalations({ rows }: { rows: LegalDesk['escalations'] | undefined }) {
  const text = useText();
  return (
    <Table
      caption={text('legalDesk.escalations')}
      rows={rows}
      none={{ title: text('legalDesk.noEscalations'), why: text('legalDesk.noEscalationsWhy') }}
      rowKey={({ visitId }) => visitId}
      columns={[
        {
          id: 'visit',
          header: text('legalDesk.visit'),
          isRowHeader: true,
          cell: ({ number }) => text('legalDesk.visitNumber', { number }),
        },
        {
          id: 'day',
          header: text('legalDesk.day'),
          cell: ({ day }) => <DateText day={day} style="numeric" />,
        },
        {
          id: 'reason',
          header: text('legalDesk.reason'),
          cell: ({ reasonCode }) => (reasonCode === null ? null : text(`identity.reason.${reasonCode}`)),
        },
        {
          id: 'by',
          header: text('legalDesk.by'),
          cell: ({ byName, at }) => (
            <>
              {byName} <TimeText at={at} withDay />
            </>
          ),
        },
      ]}
    />
  );
}

function Conduct({ conduct }: Pick<LegalDesk, 'conduct'>) {
  const text = useText();
  const { referrals, adviceComplaints, conductComplaints, missingNotices } = conduct;
  const number = (count: number) => text('legalDesk.number', { count });
  return (
    <Section title={text('legalDesk.conduct', { days: conductDays })}>
      {missingNotices.map((kind) => (
        <Notice key={kind} tone="warn">
          {text(`legalDesk.missing.${kind}`)}
        </Notice>
      ))}
      <Facts
        facts={[
          { name: text('legalDesk.referrals'), value: number(referrals) },
          { name: text('legalDesk.adviceComplaints'), value: number(adviceComplaints) },
          { name: text('legalDesk.conductComplaints'), value: number(conductComplaints) },
        ]}
      />
    </Section>
  );
}
