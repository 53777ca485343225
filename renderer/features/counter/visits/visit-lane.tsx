// The four steps of a visit in one line: what each came to, and which one is at hand. What is not at hand yet takes no more room. A step
// that was begun is opened by a click or Ctrl with its digit.
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { useStepKeys } from '#renderer/frame/keyboard-map.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { type Step, Steps } from '#renderer/ui/steps.tsx';
import styles from './counter.module.css';
import { stepOf } from './visit-states.ts';

const lane = ['client', 'identity', 'services', 'payment'] as const;
export type LaneStep = (typeof lane)[number];

/** Id of the part of the counter in which a step stands. */
export const lanePartId = (step: LaneStep): string => `step-${step}`;

type VisitLaneProps = {
  /** Null before one is opened. */
  visit: VisitView | null;
  /** Opens a step that was begun. */
  onOpen?: (step: LaneStep) => void;
};

export function VisitLane({ visit, onOpen }: VisitLaneProps) {
  const text = useText();
  const current = currentOf(visit);
  const isBegun = (id: LaneStep): boolean =>
    visit !== null && (id === current || resultOf(id, visit).result !== null);
  const open = (id: string) => {
    const step = lane.find((one) => one === id);
    if (step !== undefined && isBegun(step)) onOpen?.(step);
  };
  useStepKeys(lane.length, (digit) => open(lane[digit - 1] ?? ''));
  const steps = lane.map((id): Step => {
    const { isDone, result } = visit === null ? nothing : resultOf(id, visit);
    return {
      id,
      label: text(`visits.lane.${id}`),
      state: id === current ? 'current' : isDone ? 'done' : 'todo',
      hint:
        result !== null
          ? text(`visits.lane.${id}Result`, result)
          : text(id === current ? 'visits.lane.atHand' : 'visits.lane.waits'),
      isShut: !isBegun(id),
    };
  });
  return (
    <div className={styles.lane}>
      <Steps
        label={text('visits.lane')}
        steps={steps}
        {...(onOpen === undefined ? {} : { onChoose: open })}
      />
    </div>
  );
}

/** The step at hand; none of a visit that is over. */
function currentOf(visit: VisitView | null): LaneStep | null {
  const step = visit === null ? 'client' : stepOf(visit.state);
  if (step === 'over') return null;
  return step === 'finish' ? 'payment' : step;
}

type Result = {
  readonly isDone: boolean;
  /** For its sentence; null while the step has not begun. */
  readonly result: Readonly<Record<string, string | number>> | null;
};
const nothing: Result = { isDone: false, result: null };

/** What a step came to so far. Of a visit that ended early the later ones are not done. */
function resultOf(step: LaneStep, { forms, account }: VisitView): Result {
  const all = forms.length;
  const lines = account.charges.filter(({ cancelled }) => !cancelled).flatMap((charge) => charge.lines);
  switch (step) {
    case 'client':
      return { isDone: true, result: { all } };
    case 'identity': {
      const verified = forms.filter(({ identity }) => identity?.outcome === 'verified').length;
      return { isDone: verified === all, result: { verified, all } };
    }
    case 'services':
      return lines.length === 0 ? nothing : { isDone: true, result: { count: lines.length } };
    case 'payment': {
      const isPaid = account.due <= 0;
      return lines.length === 0 ? nothing : { isDone: isPaid, result: { isPaid: isPaid ? 'yes' : 'no' } };
    }
  }
}
