// What a step of a tour waits for, and where its control is.
import { useEffect, useEffectEvent, useState } from 'react';
import { onAct } from '#renderer/api/acts-done.ts';
import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import { elementOf, type TourAct, type TourStep, type TourTarget } from './tours.ts';

const lookEveryMs = 200;
/** So long a control may take to come before a step that allows it is passed over. */
const passedAfterMs = 1500;

/** The control on the screen now; null while it is not there. */
export function useTourControl(target: TourTarget): HTMLElement | null {
  const [found, setFound] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const look = () => setFound(elementOf(target));
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [target]);
  return found?.isConnected === true ? found : null;
}

/** Calls `done` once the person did what the step waits for, or its control does not come and need not. */
export function useTourWait(
  step: TourStep,
  control: HTMLElement | null,
  isHere: boolean,
  done: () => void,
): void {
  const end = useEffectEvent(done);
  const { until, target, isPassed = false } = step;
  useEffect(() => (until === null ? undefined : waitFor(until, target, () => end())), [until, target]);
  const isMissing = isPassed && isHere && control === null;
  useEffect(() => {
    if (!isMissing) return;
    const timer = setTimeout(() => end(), passedAfterMs);
    return () => clearTimeout(timer);
  }, [isMissing]);
}

/** @returns how to stop waiting */
function waitFor(until: TourAct, target: TourTarget, done: () => void): () => void {
  if ('done' in until) return onAct((procedure) => (until.done.includes(procedure) ? done() : undefined));
  if ('shows' in until) {
    const timer = setInterval(() => (isShown(until.shows) ? done() : undefined), lookEveryMs);
    return () => clearInterval(timer);
  }
  const stop = new AbortController();
  const listening = { capture: true, signal: stop.signal };
  const isOn = ({ target: on }: Event) => on instanceof Node && elementOf(target)?.contains(on) === true;
  if ('typed' in until) {
    const hear = (event: Event) => {
      const typed = event.target instanceof HTMLInputElement ? event.target.value.trim() : '';
      if (isOn(event) && typed.length >= until.typed) done();
    };
    document.addEventListener('input', hear, listening);
  } else {
    document.addEventListener('click', (event) => (isOn(event) ? done() : undefined), listening);
    const key = 'key' in target ? keyBindings[target.key].keys : null;
    const hear = ({ code }: KeyboardEvent) => (code.toLowerCase() === key ? done() : undefined);
    document.addEventListener('keydown', hear, listening);
  }
  return () => stop.abort();
}

const isShown = (selector: string): boolean =>
  [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length > 0);
