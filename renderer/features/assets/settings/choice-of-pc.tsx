// One thing that this PC does one way or another: the manager chooses, everybody sees what was chosen, by whom and when.
import { type ReactNode, useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { useIsManager } from './use-is-manager.ts';

type ChoiceOfPcProps<Value extends string> = {
  title: string;
  /** What it is about. */
  what: string;
  choices: readonly { value: Value; label: string }[];
  /** Undefined while it is read; `chosenAt` is null where nobody chose. */
  now: { value: Value; said: ReactNode; chosenAt: string | null; byName: string | null } | undefined;
  problem: Problem | null;
  choosing: { problem: Problem | null; isPending: boolean };
  /** Sends the choice; null when it was refused. */
  choose: (value: Value) => Promise<unknown>;
  chooseLabel: string;
};

export function ChoiceOfPc<Value extends string>(props: ChoiceOfPcProps<Value>) {
  const { title, what, choices, now, problem, choosing, choose, chooseLabel } = props;
  const isManager = useIsManager();
  const [wanted, setWanted] = useState<Value | null>(null);
  const send = async () => {
    if (wanted !== null && (await choose(wanted)) !== null) setWanted(null);
  };
  return (
    <Section title={title}>
      <ProblemNotice problem={problem} />
      <ProblemNotice problem={choosing.problem} takesFocus />
      <p>{what}</p>
      {now === undefined ? null : (
        <p>
          {now.said}{' '}
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
            label={title}
            choices={choices}
            value={wanted ?? now.value}
            onChange={setWanted}
            isInline
          />
          <div>
            <Button onPress={() => void send()} isPending={choosing.isPending}>
              {chooseLabel}
            </Button>
          </div>
        </>
      ) : null}
    </Section>
  );
}
