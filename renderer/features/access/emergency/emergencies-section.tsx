// For the manager: who worked in an emergency, beside whom, why and how much was done; a running one is ended here.
import type { Emergency } from '#core/access/emergency/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { EmergenciesTable } from './emergencies-table.tsx';

/** @param personId of whom; null for everybody */
export function EmergenciesSection({ personId }: { personId: string | null }) {
  const text = useText();
  const { data: held = [], problem } = useDeskQuery(deskQueries.emergency.list.queryOptions({ personId }));
  const ending = useDeskCommand(desk.emergency.end.mutate);
  const wrong = ending.problem ?? problem;
  const end = ({ emergencyId, isRunning, personName }: Emergency) =>
    isRunning ? (
      <Button
        isDense
        isPending={ending.isPending}
        onPress={() => void ending.run({ emergencyId })}
        aria-label={text('emergency.endOf', { name: personName })}
      >
        {text('emergency.end')}
      </Button>
    ) : null;
  return (
    <Section title={text('emergency.title')}>
      <ProblemNotice problem={wrong} />
      {held.length === 0 ? (
        <p>{text('emergency.none')}</p>
      ) : (
        <EmergenciesTable emergencies={held} act={end} />
      )}
    </Section>
  );
}
