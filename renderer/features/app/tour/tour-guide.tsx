// The tour that runs: a ring around the real control and a bubble beside it. It sends no command; what the person does there is their
// own. Where the control is on another screen the bubble leads there first. Esc ends it, Enter reads on, Ctrl+F1 passes a step over.
import { useEffect, useEffectEvent, useRef } from 'react';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { focusControl } from '#renderer/ui/focus-control.ts';
import { Actions } from '#renderer/ui/stack.tsx';
import styles from './tour.module.css';
import { putTour } from './tour-place.ts';
import { type TourPlace, useTour } from './tour-state.ts';
import { dialog, type Tour, type TourStep, type TourTarget, tours } from './tours.ts';
import { useTourControl, useTourWait } from './use-tour-step.ts';

type TourGuideProps = {
  /** The screen that is shown, and how to go to another. */
  path: string;
  goTo: (path: string) => void;
};

export function TourGuide(props: TourGuideProps) {
  const { place, keep } = useTour();
  const tour = tours.find(({ id }) => id === place?.tour);
  const step = tour?.steps[place?.at ?? 0];
  useKeyCommand('tour', () => keep({ tour: tours[0]?.id ?? 'client', at: 0 }), { isEnabled: place === null });
  if (place === null || tour === undefined || step === undefined) return null;
  return <Running key={`${tour.id} ${place.at}`} {...props} place={place} tour={tour} step={step} />;
}

/** The link of a screen in the navigation. */
const linkTo = (path: string): TourTarget => ({ part: `nav a[href$="#${path}"]` });

type RunningProps = TourGuideProps & { place: TourPlace; tour: Tour; step: TourStep };

function Running({ path, goTo, place, tour, step }: RunningProps) {
  const text = useText();
  const { keep } = useTour();
  const ring = useRef<HTMLDivElement>(null);
  const bubble = useRef<HTMLElement>(null);
  const isHere = path === step.path;
  const onScreen = useTourControl(step.target);
  const way = useTourControl(linkTo(step.path));
  const control = isHere ? onScreen : way;
  const isLast = place.at === tour.steps.length - 1;
  const end = () => keep(null);
  const next = () => (isLast ? end() : keep({ tour: tour.id, at: place.at + 1 }));
  useTourWait(step, onScreen, isHere, next);
  useKeyCommand('tour', next, { worksInDialogs: true });
  useKeyCommand('back', end, { isFirst: true });
  usePlaced(control, ring, bubble);
  const isRead = isHere && step.until === null;
  useStepFocus(isRead || !isHere, onScreen, bubble);
  return (
    // It stays in reach while a dialog is open, and a press on it is none beside the dialog.
    <div data-react-aria-top-layer="true">
      <div ref={ring} className={styles.ring} aria-hidden="true" hidden />
      <section ref={bubble} className={styles.bubble} aria-label={text('tour.title')} data-tour-bubble="">
        <h2 className={styles.title}>
          {text('tour.step', { title: text(tour.title), place: place.at + 1, count: tour.steps.length })}
        </h2>
        <p role="status">{text(isHere ? step.say : 'tour.lead')}</p>
        {isHere && control === null ? <p className={styles.soft}>{text('tour.notThere')}</p> : null}
        <Actions>
          {isHere ? null : (
            <Button isDense kind="primary" keyHint="Enter" onPress={() => goTo(step.path)}>
              {text('tour.go')}
            </Button>
          )}
          {isRead ? (
            <Button isDense kind="primary" keyHint="Enter" onPress={next}>
              {text(isLast ? 'tour.end' : 'tour.next')}
            </Button>
          ) : (
            <Button isDense kind="quiet" keyHint={keyBindings.tour.hint} onPress={next}>
              {text('tour.skip')}
            </Button>
          )}
          <Button isDense kind="quiet" keyHint={keyBindings.back.hint} onPress={end}>
            {text('tour.leave')}
          </Button>
        </Actions>
      </section>
    </div>
  );
}

const placeEveryMs = 120;
const focusable = 'input, textarea, button, a[href], [tabindex="0"]';

/** Both follow the control while it moves, scrolls or is drawn anew. */
function usePlaced(
  control: HTMLElement | null,
  ring: { readonly current: HTMLElement | null },
  bubble: { readonly current: HTMLElement | null },
): void {
  useEffect(() => {
    const put = () => {
      if (ring.current !== null && bubble.current !== null) putTour(control, ring.current, bubble.current);
    };
    control?.scrollIntoView({ block: 'nearest' });
    put();
    const timer = setInterval(put, placeEveryMs);
    window.addEventListener('scroll', put, true);
    window.addEventListener('resize', put);
    return () => {
      clearInterval(timer);
      window.removeEventListener('scroll', put, true);
      window.removeEventListener('resize', put);
    };
  }, [control, ring, bubble]);
}

/**
 * What is read has the focus on its button, once no dialog holds it; what is done has it on the control, unless the person is at work
 * already.
 */
function useStepFocus(
  isButtons: boolean,
  control: HTMLElement | null,
  bubble: { readonly current: HTMLElement | null },
): void {
  const focus = useEffectEvent((onButton: boolean): boolean => {
    if (onButton) {
      if (document.querySelector(dialog) !== null) return false;
      bubble.current?.querySelector('button')?.focus();
      return true;
    }
    const active = document.activeElement;
    // What the focus falls back to when the bubble before this one goes is no work either.
    const isIdle = active === null || active.matches('body, [tabindex="-1"], [data-tour-bubble] *');
    const first = control?.matches(focusable) ? control : control?.querySelector<HTMLElement>(focusable);
    if (isIdle && first != null) focusControl(first);
    return first != null || !isIdle;
  });
  useEffect(() => {
    // After the screen has put the focus where it belongs after the last act.
    const timer = setInterval(() => (focus(isButtons) ? clearInterval(timer) : undefined), placeEveryMs);
    return () => clearInterval(timer);
  }, [isButtons]);
}
