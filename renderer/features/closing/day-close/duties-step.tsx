// The duties of the day: what nobody has done, then what the sheet will say beside the money. None of it holds the close up.
import { useNavigate } from '@tanstack/react-router';
import { HandoversOfDay } from '#renderer/features/counter/handovers/desk-handovers.tsx';
import { RefundsTable, useOpenRefunds } from '#renderer/frame/refund-cases.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Section } from '#renderer/ui/page.tsx';
import styles from './day-close.module.css';
import { GoOn, type StepProps } from './go-on.tsx';
import { LoosenedNotice } from './loosened-controls.tsx';
import { UnusualActs } from './unusual-acts.tsx';
import { type OpenDuty, useOpenDuties } from './use-open-duties.ts';

export function DutiesStep({ overview: { day, loosened }, onGoOn }: StepProps) {
  const text = useText();
  const duties = useOpenDuties(day) ?? [];
  return (
    <>
      <Section title={text('dayClose.step.duties')}>
        {duties.length === 0 ? (
          <EmptyState title={text('dayClose.dutiesNone')} why={text('dayClose.dutiesNoneWhy')} />
        ) : (
          <ul className={styles.duties}>
            {duties.map((duty) => (
              <Duty key={duty.id} duty={duty} />
            ))}
          </ul>
        )}
        <GoOn onGoOn={onGoOn} />
      </Section>
      <UnusualActs day={day} />
      <HandoversOfDay day={day} />
      <OpenRefunds />
      <LoosenedNotice loosened={loosened} />
    </>
  );
}

function Duty({ duty: { name, isCheck } }: { duty: OpenDuty }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <li className={styles.duty}>
      {name}
      {isCheck ? (
        <Button
          isDense
          onPress={() => void navigate({ to: '/' })}
          aria-label={text('dayClose.toCheckOf', { name })}
        >
          {text('dayClose.toCheck')}
        </Button>
      ) : null}
    </li>
  );
}

/** Money that goes back to clients does not hold the close up, and is not out of sight at it. */
function OpenRefunds() {
  const text = useText();
  const cases = useOpenRefunds() ?? [];
  return cases.length === 0 ? null : (
    <Section title={text('payments.refunds')}>
      <p>{text('payments.refundsWhat')}</p>
      <RefundsTable cases={cases} />
    </Section>
  );
}
