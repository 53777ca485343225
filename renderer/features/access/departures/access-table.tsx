// Every access of one departure, open or cut: on the screen with its act, in the letter without.
import type { Departure, OutsideSystem } from '#core/access/departures/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { systemName } from './departure-labels.ts';

type AccessTableProps = { departure: Departure; onRecord?: (system: OutsideSystem) => void };
type Access = Departure['accesses'][number];

export function AccessTable({ departure, onRecord }: AccessTableProps) {
  const text = useText();
  const columns: Column<Access>[] = [
    {
      id: 'system',
      header: text('departures.system'),
      isRowHeader: true,
      cell: ({ system }) => systemName(system, text),
    },
    { id: 'state', header: text('departures.state'), cell: ({ cut }) => <AccessState cut={cut} /> },
    { id: 'by', header: text('departures.cutBy'), cell: ({ cut }) => cut?.by },
    {
      id: 'when',
      header: text('departures.when'),
      cell: ({ cut }) => (cut === null ? null : <TimeText at={cut.cutAt} withDay />),
    },
    { id: 'proof', header: text('departures.proof'), cell: ({ cut }) => cut?.proof },
  ];
  return (
    <Table
      caption={text('departures.title')}
      rows={departure.accesses}
      rowKey={({ system }) => system.systemId}
      columns={columns}
      act={
        onRecord === undefined
          ? undefined
          : ({ system, cut }) =>
              cut === null ? (
                <Button
                  isDense
                  onPress={() => onRecord(system)}
                  aria-label={text('departures.recordOf', { system: systemName(system, text) })}
                >
                  {text('departures.record')}
                </Button>
              ) : null
      }
    />
  );
}

function AccessState({ cut }: { cut: Access['cut'] }) {
  const text = useText();
  if (cut === null) return <StatusLabel tone="bad">{text('departures.stateOpen')}</StatusLabel>;
  return (
    <StatusLabel tone="good">
      {text(cut.outcome === 'cut' ? 'departures.stateCut' : 'departures.stateNeverHad')}
    </StatusLabel>
  );
}
