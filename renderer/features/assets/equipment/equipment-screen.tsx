// The register of equipment: what waits for one's own word, every piece as it stands, and the check of what is there (D18).
import { Plus, Printer } from 'lucide-react';
import { useState } from 'react';
import type { ListRow } from '#core/app/first-run/lists/contract.ts';
import type { EquipmentView } from '#core/assets/equipment/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { ListDialog } from '#renderer/frame/lists/list-dialog.tsx';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { equipmentStatus } from './equipment-labels.ts';
import { PieceDialog } from './piece-dialog.tsx';
import { RegisterEquipmentDialog } from './register-equipment-dialog.tsx';
import { Stocktake } from './stocktake.tsx';
import { WaitingHandovers } from './waiting-handovers.tsx';

export function EquipmentScreen() {
  const text = useText();
  const role = useSession(({ session }) => session?.person.role);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isRegistering, setIsRegistering] = useState(false);
  const [isListing, setIsListing] = useState(false);
  const { data: pieces = [], problem } = useDeskQuery(deskQueries.equipment.list.queryOptions());
  const printing = usePrintCommand({ name: 'equipment-labels', id: 'all' });
  const open = pieces.find(({ equipmentId }) => equipmentId === openId);
  const register = {
    label: text('equipment.register'),
    icon: Plus,
    onPress: () => setIsRegistering(true),
  };
  return (
    <>
      <PageHeader
        title={text('equipment.title')}
        {...(role === 'manager'
          ? {
              primary: register,
              secondary: <Button onPress={() => setIsListing(true)}>{text('lists.fromFile')}</Button>,
            }
          : {})}
      />
      <Page>
        <ProblemNotice problem={problem} />
        <ProblemNotice problem={printing.problem} takesFocus />
        <WaitingHandovers pieces={pieces} />
        <Section title={text('equipment.list')}>
          {pieces.length === 0 ? (
            <EmptyState title={text('equipment.empty')} why={text('equipment.emptyWhy')} />
          ) : (
            <>
              <Pieces pieces={pieces} onOpen={setOpenId} />
              <Actions>
                <Button icon={Printer} isPending={printing.isPending} onPress={printing.print}>
                  {text('equipment.printLabels')}
                </Button>
              </Actions>
            </>
          )}
        </Section>
        {(role === 'manager' || role === 'it_expert') && pieces.length > 0 ? (
          <Stocktake pieces={pieces} />
        ) : null}
      </Page>
      {isRegistering ? (
        <RegisterEquipmentDialog onClose={() => setIsRegistering(false)} onRegistered={setOpenId} />
      ) : null}
      {isListing ? (
        <ListDialog
          kind="equipment"
          title={text('lists.equipment')}
          record={recordPiece}
          onClose={() => setIsListing(false)}
        />
      ) : null}
      {open === undefined ? null : <PieceDialog piece={open} onClose={() => setOpenId(null)} />}
    </>
  );
}

/** Registers the piece of a row. */
async function recordPiece(row: ListRow): Promise<void> {
  if (row.kind !== 'equipment') return;
  const { equipment: kind, title, serial, terminalId, serviceEveryDays } = row;
  await desk.equipment.register.mutate({ kind, title, serial, terminalId, serviceEveryDays });
}

type PiecesProps = { pieces: readonly EquipmentView[]; onOpen: (equipmentId: string) => void };

function Pieces({ pieces, onOpen }: PiecesProps) {
  const text = useText();
  return (
    <Table
      caption={text('equipment.list')}
      rows={pieces}
      rowKey={({ equipmentId }) => equipmentId}
      columns={[
        { id: 'label', header: text('equipment.label'), cell: ({ label }) => <Bdi>{label}</Bdi> },
        {
          id: 'title',
          header: text('equipment.name'),
          isRowHeader: true,
          cell: ({ title, kind }) => title ?? text(`equipment.kind.${kind}`),
        },
        { id: 'kind', header: text('equipment.kindOf'), cell: ({ kind }) => text(`equipment.kind.${kind}`) },
        { id: 'serial', header: text('equipment.serial'), cell: ({ serial }) => <Bdi>{serial}</Bdi> },
        {
          id: 'holder',
          header: text('equipment.holder'),
          cell: ({ holder, writtenOff }) =>
            writtenOff === null ? (holder === null ? text('equipment.store') : holder.name) : null,
        },
        {
          id: 'status',
          header: text('equipment.status'),
          cell: (piece) => {
            const { tone, word } = equipmentStatus(piece);
            return <StatusLabel tone={tone}>{text(word)}</StatusLabel>;
          },
        },
      ]}
      act={({ equipmentId, label }) => (
        <Button isDense onPress={() => onOpen(equipmentId)} aria-label={text('equipment.openOf', { label })}>
          {text('equipment.open')}
        </Button>
      )}
    />
  );
}
