// The unusual acts of a day with their reasons: ended late, completed with too little paid, a charge cancelled after
// completion, verified after a refusal. Nothing is shown on a day without any.

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { isMessageId, type MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

/** The label of an unusual act; one that this version does not know is called another act. */
function kindLabel(kind: string): MessageId {
  const id = `dayClose.unusual.${kind}`;
  return isMessageId(id) ? id : 'dayClose.unusual.other';
}

export function UnusualActs({ day }: { day: string }) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const { data: acts = [] } = useDeskQuery(deskQueries.visits.reasons.queryOptions({ day }));
  if (acts.length === 0) return null;
  return (
    <Section title={text('dayClose.unusual')}>
      <Table
        caption={text('dayClose.unusual')}
        rows={acts}
        rowKey={({ kind, visitId, at }) => `${kind} ${visitId} ${at}`}
        columns={[
          {
            id: 'what',
            header: text('dayClose.unusual.what'),
            isRowHeader: true,
            cell: ({ kind }) => text(kindLabel(kind)),
          },
          {
            id: 'reason',
            header: text('dayClose.unusual.reason'),
            cell: ({ reason }) => <bdi>{reason ?? text('dayClose.unusual.notHere')}</bdi>,
          },
          { id: 'by', header: text('dayClose.unusual.by'), cell: ({ byName }) => byName },
          { id: 'at', header: text('dayClose.unusual.at'), cell: ({ at }) => <TimeText at={at} /> },
        ]}
        act={({ visitId, visitNumber }) => (
          <Button isDense kind="quiet" onPress={() => openAtCounter(visitId)}>
            {text('dayClose.unusual.toVisit', { number: visitNumber })}
          </Button>
        )}
      />
    </Section>
  );
}
