// What the judiciary has not confirmed about the people of a visit: each point is strict until two people loosen it (D1.222).
import type { Point, PointState } from '#core/counter/identity/points/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function PointsSection() {
  const text = useText();
  const { data: states = [], problem } = useDeskQuery(deskQueries.identity.points.queryOptions());
  return (
    <>
      <Section title={text('identity.points')}>
        <ProblemNotice problem={problem} />
        <p>{text('identity.pointsWhat')}</p>
        <p>{text('identity.pointsRest')}</p>
        <ConcurrentChange
          register="identity_point"
          nameOf={(about) => text(`identity.point.${about as Point}`)}
          wordsOf={(isLoose) => text(isLoose === '1' ? 'identity.points.loose' : 'identity.points.strict')}
        />
      </Section>
      {states.map((state) => (
        <PointSection key={state.point} state={state} />
      ))}
    </>
  );
}

function PointSection({ state: { point, isLoose, setAt, byName } }: { state: PointState }) {
  const text = useText();
  const setting = useDeskCommand(desk.identity.setPoint.mutate);
  const name = text(`identity.point.${point}`);
  return (
    <Section
      title={name}
      aside={
        <StatusLabel tone={isLoose ? 'warn' : 'neutral'}>
          {text(isLoose ? 'identity.points.loose' : 'identity.points.strict')}
        </StatusLabel>
      }
    >
      <Stack>
        <ProblemNotice problem={setting.problem} takesFocus />
        <p>
          <strong>{text('identity.points.notConfirmed')}</strong>
        </p>
        <p>{text(`identity.pointWhat.${point}`)}</p>
        {setAt === null ? null : (
          <p>
            {byName ?? ''} <TimeText at={setAt} withDay />
          </p>
        )}
        <Actions>
          <Button
            onPress={() => void setting.run({ point, isLoose: !isLoose })}
            isPending={setting.isPending}
            aria-label={text(isLoose ? 'identity.points.tightenOf' : 'identity.points.loosenOf', { name })}
          >
            {text(isLoose ? 'identity.points.tighten' : 'identity.points.loosen')}
          </Button>
        </Actions>
      </Stack>
    </Section>
  );
}
