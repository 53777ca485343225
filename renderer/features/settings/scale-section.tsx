// How large this PC shows its screens: the manager chooses, everybody sees.
import { useState } from 'react';
import { type ScreenScale, screenScales } from '#core/settings/contract.ts';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useIsManager } from './use-is-manager.ts';

export function ScaleSection() {
  const text = useText();
  const isManager = useIsManager();
  const { data: now, problem } = useDeskQuery(deskQueries.settings.scale.queryOptions());
  const [wanted, setWanted] = useState<ScreenScale | null>(null);
  const choosing = useDeskCommand(desk.settings.chooseScale.mutate);
  const choose = async () => {
    if (wanted !== null && (await choosing.run({ percent: wanted })) !== null) setWanted(null);
  };
  return (
    <Section title={text('settings.scale')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {choosing.problem === null ? null : <ProblemNotice problem={choosing.problem} takesFocus />}
      <p>{text('settings.scaleWhat')}</p>
      {now === undefined ? null : (
        <p>
          {text('settings.scaleNow', { percent: now.percent })}{' '}
          {now.chosenAt === null ? null : (
            <>
              {now.byName} <TimeText at={now.chosenAt} withDay />
            </>
          )}
        </p>
      )}
      {isManager && now !== undefined ? (
        <>
          <RadioGroup
            label={text('settings.scale')}
            choices={screenScales.map((percent) => ({
              value: String(percent),
              label: text('app.zoom.percent', { percent }),
            }))}
            value={String(wanted ?? now.percent)}
            onChange={(chosen) => setWanted(screenScales.find((known) => String(known) === chosen) ?? null)}
            isInline
          />
          <div>
            <Button onPress={() => void choose()} isPending={choosing.isPending}>
              {text('settings.scaleChoose')}
            </Button>
          </div>
        </>
      ) : null}
    </Section>
  );
}
