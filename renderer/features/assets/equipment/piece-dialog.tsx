// The file of one piece: how it stands, what may be done with it, and everything that happened to it.
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { EquipmentView } from '#core/assets/equipment/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { KeptPhoto } from '#renderer/frame/photos/kept-photo.tsx';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { type Fact, Facts } from '#renderer/ui/facts.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { equipmentStatus } from './equipment-labels.ts';
import { FaultForm, RecoverForm, RepairForm, ServiceForm } from './fault-forms.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { WriteOffForm } from './write-off-form.tsx';

type PieceDialogProps = { piece: EquipmentView; onClose: () => void };

export function PieceDialog({ piece, onClose }: PieceDialogProps) {
  const text = useText();
  return (
    <Dialog title={piece.title ?? text(`equipment.kind.${piece.kind}`)} isOpen onClose={onClose} isWide>
      <Stack>
        <Facts facts={usePieceFacts(piece)} />
        <FaultPhotos faults={piece.faults} />
        {piece.writtenOff === null ? <Acts piece={piece} /> : null}
        <History equipmentId={piece.equipmentId} />
      </Stack>
    </Dialog>
  );
}

/** The photos of what is open; what was mended is past. */
function FaultPhotos({ faults }: Pick<EquipmentView, 'faults'>) {
  const text = useText();
  const shown = faults.flatMap(({ photoId, ...fault }) => (photoId === null ? [] : [{ ...fault, photoId }]));
  if (shown.length === 0) return null;
  return (
    <ul>
      {shown.map(({ faultId, description, photoId }) => (
        <li key={faultId}>
          {description ?? text('equipment.faultElsewhere')}{' '}
          <KeptPhoto photoId={photoId} of={description ?? text('equipment.faultElsewhere')} />
        </li>
      ))}
    </ul>
  );
}

function usePieceFacts(piece: EquipmentView): Fact[] {
  const text = useText();
  const { tone, word } = equipmentStatus(piece);
  const { terminalId, holder, heldSince, handover, service, lastSeenOn, writtenOff } = piece;
  return [
    { name: text('equipment.status'), value: <StatusLabel tone={tone}>{text(word)}</StatusLabel> },
    { name: text('equipment.label'), value: <Bdi>{piece.label}</Bdi> },
    { name: text('equipment.kindOf'), value: text(`equipment.kind.${piece.kind}`) },
    { name: text('equipment.serial'), value: <Bdi>{piece.serial}</Bdi> },
    ...(terminalId === null ? [] : [{ name: text('equipment.terminal'), value: <Bdi>{terminalId}</Bdi> }]),
    { name: text('equipment.holder'), value: holder === null ? text('equipment.store') : holder.name },
    ...(heldSince === null
      ? []
      : [{ name: text('equipment.heldSince'), value: <TimeText at={heldSince} withDay /> }]),
    ...(handover === null
      ? []
      : [
          {
            name: text('equipment.handedOverTo'),
            value: handover.to === null ? text('equipment.store') : handover.to.name,
          },
        ]),
    ...(service === null
      ? []
      : [{ name: text('equipment.serviceDue'), value: <DateText day={service.dueDay} /> }]),
    {
      name: text('equipment.lastSeen'),
      value: lastSeenOn === null ? text('equipment.neverSeen') : <DateText day={lastSeenOn} />,
    },
    ...(writtenOff === null
      ? []
      : [
          {
            name: text('equipment.writtenOff'),
            value: text('equipment.writtenOffWith', {
              reason: text(`equipment.writeOff.${writtenOff.reason}`),
              letter: writtenOff.letterNumber,
            }),
          },
        ]),
  ];
}

type Act = 'handOver' | 'fault' | 'repair' | 'service' | 'recover' | 'writeOff';

function Acts({ piece }: { piece: EquipmentView }) {
  const text = useText();
  const person = useSession(({ session }) => session?.person);
  const [act, setAct] = useState<Act | null>(null);
  const withdrawing = useDeskCommand(desk.equipment.answerHandover.mutate);
  const printing = usePrintCommand({ name: 'equipment-labels', id: piece.equipmentId });
  const leave = () => setAct(null);
  if (person === undefined || person.role === 'inspector') return null;
  const { equipmentId, holder, handover, faults, service } = piece;
  const isManager = person.role === 'manager';
  const cares = isManager || person.role === 'it_expert';
  const isGiver = holder === null ? isManager : holder.id === person.id;
  const withdraw = async (handoverId: string) => {
    await withdrawing.run({ handoverId, answer: 'withdrawn', condition: null, note: '' });
  };
  if (act === 'handOver') return <HandOverForm piece={piece} onDone={leave} />;
  if (act === 'fault') return <FaultForm equipmentId={equipmentId} onDone={leave} />;
  if (act === 'repair') return <RepairForm faults={faults} onDone={leave} />;
  if (act === 'service') return <ServiceForm equipmentId={equipmentId} onDone={leave} />;
  if (act === 'recover') return <RecoverForm equipmentId={equipmentId} onDone={leave} />;
  if (act === 'writeOff') return <WriteOffForm equipmentId={equipmentId} onDone={leave} />;
  return (
    <>
      <ProblemNotice problem={withdrawing.problem} takesFocus />
      <ProblemNotice problem={printing.problem} takesFocus />
      <Actions>
        {isGiver && handover === null ? (
          <Button kind="primary" onPress={() => setAct('handOver')}>
            {text('equipment.handOver')}
          </Button>
        ) : null}
        {isGiver && handover !== null ? (
          <Button isPending={withdrawing.isPending} onPress={() => void withdraw(handover.handoverId)}>
            {text('equipment.withdraw')}
          </Button>
        ) : null}
        <Button icon={Printer} isPending={printing.isPending} onPress={printing.print}>
          {text('equipment.printLabel')}
        </Button>
        <Button onPress={() => setAct('fault')}>{text('equipment.reportFault')}</Button>
        {cares && faults.length > 0 ? (
          <Button onPress={() => setAct('repair')}>{text('equipment.repair')}</Button>
        ) : null}
        {cares && service !== null ? (
          <Button onPress={() => setAct('service')}>{text('equipment.serviceDone')}</Button>
        ) : null}
        {isManager && holder !== null && holder.id !== person.id ? (
          <Button onPress={() => setAct('recover')}>{text('equipment.recover')}</Button>
        ) : null}
        {isManager ? (
          <Button kind="danger" onPress={() => setAct('writeOff')}>
            {text('equipment.writeOffIt')}
          </Button>
        ) : null}
      </Actions>
    </>
  );
}

function History({ equipmentId }: { equipmentId: string }) {
  const text = useText();
  const { data: events = [], problem } = useDeskQuery(
    deskQueries.equipment.history.queryOptions({ equipmentId }),
  );
  if (problem !== null) return <ProblemNotice problem={problem} />;
  return (
    <Table
      caption={text('equipment.history')}
      rows={events}
      rowKey={({ id }) => id}
      columns={[
        { id: 'at', header: text('equipment.when'), cell: ({ at }) => <TimeText at={at} withDay /> },
        {
          id: 'kind',
          header: text('equipment.what'),
          isRowHeader: true,
          cell: ({ kind }) => text(`equipment.event.${kind}`),
        },
        { id: 'by', header: text('equipment.by'), cell: ({ byName }) => byName },
        { id: 'to', header: text('equipment.person'), cell: ({ toName }) => toName },
        {
          id: 'note',
          header: text('equipment.note'),
          cell: ({ condition, note }) =>
            [condition === null ? null : text(`equipment.condition.${condition}`), note]
              .filter((part) => part !== null)
              .join('؛ '),
        },
      ]}
    />
  );
}
