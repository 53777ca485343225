// The IT expert's home: PCs, link to the province, copies and room of this PC, equipment that needs a hand, printers. Nothing of a client.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { EquipmentView } from '#core/assets/equipment/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { PrintersSection } from '#renderer/features/assets/settings/printers-section.tsx';
import { StoreSection } from '#renderer/features/replication/sync/store-section.tsx';
import { SyncBadge } from '#renderer/features/replication/sync/sync-badge.tsx';
import { OfficePcs } from '#renderer/frame/office-pcs.tsx';
import { useSyncState } from '#renderer/frame/use-sync-state.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function ItDeskScreen() {
  const text = useText();
  return (
    <>
      <PageHeader title={text('itDesk.title')} description={<SyncBadge />} />
      <Page>
        <PcsSection />
        <LinkSection />
        <StoreSection />
        <CareSection />
        <PrintersSection />
      </Page>
    </>
  );
}

function PcsSection() {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.peers.state.queryOptions());
  return (
    <Section title={text('peers.title')}>
      <ProblemNotice problem={problem} />
      {data === undefined ? null : data.members.length === 0 ? (
        <p>{text('itDesk.onePc')}</p>
      ) : (
        <OfficePcs members={data.members} />
      )}
    </Section>
  );
}

/** The link to the province in three facts; the rest stands on the screen of the sync. */
function LinkSection() {
  const text = useText();
  const navigate = useNavigate();
  const state = useSyncState();
  const way = useRef<HTMLButtonElement>(null);
  const isThere = state !== undefined;
  useEffect(() => {
    if (isThere) way.current?.focus();
  }, [isThere]);
  if (state === undefined) return null;
  const { provinceUrl, queued, lastContactAt } = state;
  return (
    <Section
      title={text('itDesk.link')}
      aside={
        <Button ref={way} isDense onPress={() => void navigate({ to: '/sync' })}>
          {text('itDesk.toSync')}
        </Button>
      }
    >
      <Facts
        facts={[
          {
            name: text('sync.province'),
            value: provinceUrl === null ? text('sync.none') : <Bdi>{provinceUrl}</Bdi>,
          },
          { name: text('sync.queue'), value: text('sync.count', { number: queued }) },
          {
            name: text('sync.lastContact'),
            value: lastContactAt === null ? text('sync.never') : <TimeText at={lastContactAt} withDay />,
          },
        ]}
      />
    </Section>
  );
}

/** A piece that is broken, whose service is overdue, or that nobody saw for a year. */
const needsCare = ({ faults, service, isUnseen, writtenOff }: EquipmentView): boolean =>
  writtenOff === null && (faults.length > 0 || service?.overdue === true || isUnseen);

function CareSection() {
  const text = useText();
  const navigate = useNavigate();
  const { data, problem } = useDeskQuery(deskQueries.equipment.list.queryOptions());
  return (
    <Section
      title={text('itDesk.care')}
      aside={
        <Button isDense onPress={() => void navigate({ to: '/equipment' })}>
          {text('itDesk.toEquipment')}
        </Button>
      }
    >
      <ProblemNotice problem={problem} />
      <Table
        caption={text('itDesk.care')}
        rows={data?.filter(needsCare)}
        none={{ title: text('itDesk.noCare'), why: text('itDesk.noCareWhy', { count: data?.length ?? 0 }) }}
        rowKey={({ equipmentId }) => equipmentId}
        columns={[
          {
            id: 'piece',
            header: text('itDesk.piece'),
            isRowHeader: true,
            cell: ({ label, title, kind }) => (
              <>
                <Bdi>{label}</Bdi> {title ?? text(`equipment.kind.${kind}`)}
              </>
            ),
          },
          { id: 'holder', header: text('itDesk.holder'), cell: ({ holder }) => holder?.name },
          { id: 'state', header: text('itDesk.state'), cell: (piece) => <Care piece={piece} /> },
        ]}
      />
    </Section>
  );
}

function Care({ piece: { faults, service, isUnseen } }: { piece: EquipmentView }) {
  const text = useText();
  return (
    <>
      {faults.length === 0 ? null : (
        <StatusLabel tone="bad">{text('itDesk.faults', { count: faults.length })}</StatusLabel>
      )}
      {service?.overdue === true ? (
        <>
          <StatusLabel tone="warn">{text('itDesk.serviceOverdue')}</StatusLabel>{' '}
          <DateText day={service.dueDay} style="numeric" />
        </>
      ) : null}
      {isUnseen ? <StatusLabel tone="warn">{text('itDesk.unseen')}</StatusLabel> : null}
    </>
  );
}
