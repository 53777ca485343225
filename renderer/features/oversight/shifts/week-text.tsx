// A week that was set at another PC without knowing of the one in force: from when on, and the hours of its days.
import { weekSchema } from '#core/oversight/shifts/contract.ts';
import { weekdayLabels } from '#renderer/frame/weekday-labels.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { HoursText } from './hours-text.tsx';

/** `week`: a day, a space and the week as JSON (`shiftRegisters`). */
export function WeekText({ week }: { week: string }) {
  const text = useText();
  const space = week.indexOf(' ');
  const days = weekSchema.parse(JSON.parse(week.slice(space + 1)));
  return (
    <>
      {text('shifts.fromDay')} <DateText day={week.slice(0, space)} />
      {weekdayLabels.map((word, weekday) => {
        const hours = days[weekday] ?? null;
        return hours === null ? null : (
          <span key={word}>
            {text('ui.between')}
            {text(word)} <HoursText hours={hours} />
          </span>
        );
      })}
    </>
  );
}
