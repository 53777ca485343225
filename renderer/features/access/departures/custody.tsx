// What somebody who left still holds of the office's equipment (D18).
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Table } from '#renderer/ui/table.tsx';

export function Custody({ personId }: { personId: string }) {
  const text = useText();
  const { data: pieces = [] } = useDeskQuery(deskQueries.equipment.list.queryOptions());
  const held = pieces.filter(({ holder, writtenOff }) => holder?.id === personId && writtenOff === null);
  if (held.length === 0) return <p>{text('departures.noCustody')}</p>;
  return (
    <>
      <h3>{text('departures.custody')}</h3>
      <p>{text('departures.custodyWhat')}</p>
      <Table
        caption={text('departures.custody')}
        rows={held}
        rowKey={({ equipmentId }) => equipmentId}
        columns={[
          { id: 'label', header: text('departures.label'), cell: ({ label }) => <Bdi>{label}</Bdi> },
          {
            id: 'piece',
            header: text('departures.equipment'),
            isRowHeader: true,
            cell: ({ title, serial }) => title ?? <Bdi>{serial}</Bdi>,
          },
        ]}
      />
    </>
  );
}
