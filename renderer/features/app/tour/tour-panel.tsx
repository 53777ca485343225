// The tour of the demo office for somebody new: a panel above the screen that tells one thing at a stop and leads to where it
// is. It sends no command; what the person tries beside it is their own, and the demo office's. There is none in a real office.
import { useEffect, useRef } from 'react';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import styles from './tour-panel.module.css';
import { useTour } from './tour-state.ts';
import { tourStops } from './tour-stops.ts';

type TourPanelProps = {
  /** The screens that the person may open; the stops of the others are passed over. */
  paths: readonly string[];
  /** The screen that is shown: the tour is offered on the first one only, and never stands over work. */
  path: string;
  goTo: (path: string) => void;
};

export function TourPanel({ paths, path, goTo }: TourPanelProps) {
  const text = useText();
  const { state, keep } = useTour();
  const heading = useRef<HTMLHeadingElement>(null);
  const stops = tourStops.map((stop, at) => ({ ...stop, at })).filter((stop) => paths.includes(stop.path));
  const at = state?.at ?? 0;
  const isOpen = state?.isOpen === true;
  const place = Math.max(
    0,
    stops.findIndex((known) => known.at >= at),
  );
  const stop = stops[place];
  useEffect(() => {
    if (isOpen && place >= 0) heading.current?.focus();
  }, [isOpen, place]);

  const show = (next: number) => {
    const to = stops[next];
    if (to === undefined) return keep({ at: 0, isOpen: false });
    keep({ at: to.at, isOpen: true });
    goTo(to.path);
  };
  useKeyCommand('tour', () => show(isOpen ? place + 1 : place));
  if (stop === undefined) return null;
  if (state === null)
    return path !== paths[0] ? null : (
      <section className={styles.panel} aria-label={text('tour.title')}>
        <h2 className={styles.title}>{text('tour.offer')}</h2>
        <p>{text('tour.offerWhat')}</p>
        <Actions>
          <Button keyHint={keyBindings.tour.hint} onPress={() => show(0)}>
            {text('tour.begin')}
          </Button>
          <Button kind="quiet" onPress={() => keep({ at: 0, isOpen: false })}>
            {text('tour.later')}
          </Button>
        </Actions>
      </section>
    );
  if (!isOpen) return null;
  const isLast = place === stops.length - 1;
  return (
    <section className={styles.panel} aria-label={text('tour.title')}>
      <h2 className={styles.title} tabIndex={-1} ref={heading}>
        {text('tour.stop', { place: place + 1, count: stops.length, title: text(stop.title) })}
      </h2>
      <p role="status">{text(stop.what)}</p>
      <Actions>
        <Button keyHint={keyBindings.tour.hint} onPress={() => show(place + 1)}>
          {text(isLast ? 'tour.end' : 'tour.next')}
        </Button>
        {place === 0 ? null : (
          <Button kind="quiet" onPress={() => show(place - 1)}>
            {text('tour.previous')}
          </Button>
        )}
        <Button kind="quiet" onPress={() => keep({ at: stop.at, isOpen: false })}>
          {text('tour.leave')}
        </Button>
      </Actions>
    </section>
  );
}
