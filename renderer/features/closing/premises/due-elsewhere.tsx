// What is due in other parts of the office on this morning (D12, D13, D18): equipment to take, to mend and to service,
// training that is overdue, and for the manager what one person did out of proportion.
import type { EquipmentDue } from '#core/assets/equipment/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import type { Tone } from '#renderer/ui/status-label.tsx';
import { type TaskLink, TaskRow } from './way-row.tsx';

type What = keyof EquipmentDue | 'training' | 'yearly' | 'anomalies';
export type Due = { what: What; count: number };

type DueWords = {
  name: MessageId;
  hint: MessageId;
  path: TaskLink;
  go: MessageId;
  rule: 'D12' | 'D13' | 'D14' | 'D18';
  tone: Tone;
  status: MessageId;
};
const equipment = { path: '/equipment', go: 'premises.toEquipment', rule: 'D18' } as const;
const dueLabels: Record<What, DueWords> = {
  toTake: {
    ...equipment,
    name: 'premises.equipmentToTake',
    hint: 'premises.equipmentToTakeWhat',
    tone: 'waiting',
    status: 'premises.waitsForYou',
  },
  faults: {
    ...equipment,
    name: 'premises.equipmentFaults',
    hint: 'premises.equipmentFaultsWhat',
    tone: 'warn',
    status: 'premises.notMended',
  },
  serviceOverdue: {
    ...equipment,
    name: 'premises.serviceOverdue',
    hint: 'premises.serviceOverdueWhat',
    tone: 'warn',
    status: 'premises.late',
  },
  heldByLeavers: {
    ...equipment,
    name: 'premises.heldByLeavers',
    hint: 'premises.heldByLeaversWhat',
    tone: 'warn',
    status: 'premises.waitsForManager',
  },
  training: {
    name: 'premises.trainingOverdue',
    hint: 'premises.trainingOverdueWhat',
    path: '/training',
    go: 'premises.toTraining',
    rule: 'D13',
    tone: 'warn',
    status: 'premises.late',
  },
  yearly: {
    name: 'premises.yearlyMissing',
    hint: 'premises.yearlyMissingWhat',
    path: '/training',
    go: 'premises.toTraining',
    rule: 'D14',
    tone: 'warn',
    status: 'premises.waitsForManager',
  },
  anomalies: {
    name: 'premises.anomalies',
    hint: 'premises.anomaliesWhat',
    path: '/supervision',
    go: 'premises.toSupervision',
    rule: 'D12',
    tone: 'warn',
    status: 'premises.waitsForManager',
  },
};

/** What is due for this person, in the order of the card; empty until it is known. */
export function useDueElsewhere(): readonly Due[] {
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data: pieces } = useDeskQuery(deskQueries.equipment.due.queryOptions());
  const { data: training } = useDeskQuery(deskQueries.training.due.queryOptions());
  const { data: supervision } = useDeskQuery(deskQueries.supervision.due.queryOptions(), {
    isEnabled: isManager,
  });
  const all: readonly Due[] = [
    { what: 'toTake', count: pieces?.toTake ?? 0 },
    { what: 'anomalies', count: supervision?.anomalies ?? 0 },
    { what: 'training', count: (isManager ? training?.overduePeople : training?.overdueTopics) ?? 0 },
    { what: 'yearly', count: training?.yearlyMissing.length ?? 0 },
    { what: 'serviceOverdue', count: pieces?.serviceOverdue ?? 0 },
    { what: 'faults', count: pieces?.faults ?? 0 },
    { what: 'heldByLeavers', count: pieces?.heldByLeavers ?? 0 },
  ];
  return all.filter(({ count }) => count > 0);
}

export function DueElsewhere({ due: { what, count } }: { due: Due }) {
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { name, hint, tone, status, path, go, rule } = dueLabels[what];
  const title =
    what === 'training' && !isManager
      ? text('premises.ownTrainingOverdue', { count })
      : text(name, { count });
  return (
    <TaskRow
      name={
        <>
          {title}
          <RuleSource rule={rule} about={title} />
        </>
      }
      hint={text(hint)}
      tone={tone}
      status={text(status)}
      path={path}
      go={text(go)}
    />
  );
}
