// How large this PC shows its screens.
import { type ScreenScale, screenScales } from '#core/assets/settings/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ChoiceOfPc } from './choice-of-pc.tsx';

const asValue = (percent: ScreenScale): `${ScreenScale}` => `${percent}`;

export function ScaleSection() {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.settings.scale.queryOptions());
  const choosing = useDeskCommand(desk.settings.chooseScale.mutate);
  return (
    <ChoiceOfPc
      title={text('settings.scale')}
      what={text('settings.scaleWhat')}
      choices={screenScales.map((percent) => ({
        value: asValue(percent),
        label: text('app.zoom.percent', { percent }),
      }))}
      now={
        data && {
          ...data,
          value: asValue(data.percent),
          said: text('settings.scaleNow', { percent: data.percent }),
        }
      }
      problem={problem}
      choosing={choosing}
      choose={async (value) => {
        const percent = screenScales.find((known) => asValue(known) === value);
        return percent === undefined ? null : choosing.run({ percent });
      }}
      chooseLabel={text('settings.scaleChoose')}
    />
  );
}
