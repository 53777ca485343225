// What every step of the close has: the day as core tells it, and the button that leads on.
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDirectionIcons } from '#renderer/ui/direction-icons.ts';

export type StepProps = { overview: DayOverview; onGoOn: () => void };

export function GoOn({ onGoOn }: Pick<StepProps, 'onGoOn'>) {
  const text = useText();
  const icons = useDirectionIcons();
  return <ScreenPrimary label={text('dayClose.goOn')} icon={icons.on} onPress={onGoOn} />;
}
