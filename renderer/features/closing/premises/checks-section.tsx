// The checks of the morning, one at hand: its answers have keys, and the focus goes on to the next. What was seen folds to a line.
import { CheckCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { MorningCard } from '#core/closing/premises/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { isFocusFree } from '#renderer/ui/focus-control.ts';
import { Section } from '#renderer/ui/page.tsx';
import { focusPrimary } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { CheckRow } from './check-row.tsx';
import styles from './morning.module.css';

export function ChecksSection({ card }: { card: MorningCard }) {
  const text = useText();
  const isClosed = card.state === 'closed';
  const due = card.items.filter(({ check }) => check === null);
  const current = isClosed ? undefined : due[0]?.item;
  const list = useFocusOnNext(current, card.state === 'not_opened');
  const recording = useDeskCommand(desk.premises.recordCheck.mutate);
  const passRest = async () => {
    const passed = (item: string) => recording.run({ item, result: 'passed', note: '' });
    const refused: string[] = [];
    for (const { item } of due) if ((await passed(item)) === null) refused.push(item);
    // Why the first of them was refused is said last, so that it stays.
    if (refused[0] !== undefined) await passed(refused[0]);
  };
  const mayPassRest = !isClosed && due.length > 1;
  useKeyCommand('restPassed', () => void passRest(), { isEnabled: mayPassRest && !recording.isPending });
  return (
    <Section
      title={text('premises.checks')}
      aside={
        <Actions>
          <span className={styles.hint}>
            {text('premises.checksDone', { done: card.items.length - due.length, all: card.items.length })}
          </span>
          {mayPassRest ? (
            <Button
              isDense
              kind="quiet"
              icon={CheckCheck}
              keyHint={keyBindings.restPassed.hint}
              onPress={() => void passRest()}
              isPending={recording.isPending}
            >
              {text('premises.rest')}
            </Button>
          ) : null}
        </Actions>
      }
    >
      <ProblemNotice problem={recording.problem} takesFocus />
      <ul ref={list}>
        {card.items.map((status) => (
          <CheckRow
            key={status.item}
            status={status}
            day={card.day}
            isClosed={isClosed}
            isCurrent={status.item === current}
          />
        ))}
      </ul>
    </Section>
  );
}

/**
 * The first answer of the check at hand has the focus: on entry while nothing else has it, and after every answer in the list; after
 * the last one the primary button.
 */
function useFocusOnNext(current: string | undefined, isOnEntry: boolean) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    const wasElsewhere = !isFocusFree();
    const isFirst = before.current === undefined;
    const mayTake = isFirst ? isOnEntry && !wasElsewhere : !wasElsewhere || isWithin(list.current);
    before.current = current;
    if (!mayTake) return;
    if (current !== undefined)
      list.current?.querySelector<HTMLElement>('[data-current] [data-answers] button')?.focus();
    else if (!isFirst) focusPrimary();
  }, [current, isOnEntry]);
  return list;
}

const isWithin = (list: HTMLElement | null): boolean => list?.contains(document.activeElement) === true;
