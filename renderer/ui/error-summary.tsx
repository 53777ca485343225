// What is wrong with a form stands at its fields. When it was sent with errors the first faulty field takes the focus, and what is out of view
// then is listed above it, each a link to its field; never while they are being corrected. What is in view moves nothing: it is only read out.
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './error-summary.module.css';
import { focusControl } from './focus-control.ts';

/** `fieldId` is the id of the control that the person must look at. */
export type FieldError = { fieldId: string; message: string };

/** The control of a field by the id that it was given. */
function controlOf(fieldId: string): HTMLElement | null {
  const field = document.getElementById(fieldId);
  const control = field?.matches('input, textarea, button')
    ? field
    : field?.querySelector('input, textarea, button');
  return control instanceof HTMLElement ? control : null;
}

/** Puts the focus into a control by the id that its field was given. */
export function focusField(fieldId: string): void {
  const control = controlOf(fieldId);
  if (control !== null) focusControl(control);
}

/** Whether a field lies within the window and within everything around it that scrolls. */
function isInView(fieldId: string): boolean {
  const field = document.getElementById(fieldId);
  if (field === null) return false;
  const { top, bottom } = field.getBoundingClientRect();
  if (top === bottom || bottom > window.innerHeight || top < 0) return false;
  for (let around = field.parentElement; around !== null; around = around.parentElement) {
    if (around.scrollHeight <= around.clientHeight) continue;
    if (getComputedStyle(around).overflowY === 'visible') continue;
    const edges = around.getBoundingClientRect();
    if (top < edges.top || bottom > edges.bottom) return false;
  }
  return true;
}

export type ErrorSummaryProps = {
  errors: readonly FieldError[];
  /** How often the form was sent: each time that errors stand in the way, the first of them takes the focus. */
  attempts: number;
};

export function ErrorSummary({ errors, attempts }: ErrorSummaryProps) {
  const text = useText();
  const summary = useRef<HTMLDivElement>(null);
  const shownFor = useRef(0);
  // Null until it was looked: the list itself would push fields out of view.
  const [inView, setInView] = useState<ReadonlySet<string> | null>(null);
  const count = errors.length;
  useEffect(() => {
    shownFor.current = Math.min(shownFor.current, attempts);
    if (count === 0 || shownFor.current === attempts) return;
    shownFor.current = attempts;
    const [first] = errors;
    const control = first === undefined ? null : controlOf(first.fieldId);
    if (control === null) summary.current?.focus();
    else focusControl(control);
    setInView(new Set(errors.map(({ fieldId }) => fieldId).filter(isInView)));
  }, [attempts, count, errors]);
  if (count === 0) return null;
  const isAllInView = inView === null || errors.every(({ fieldId }) => inView.has(fieldId));
  const follow = (event: MouseEvent, fieldId: string) => {
    event.preventDefault();
    focusField(fieldId);
  };
  return (
    <div
      ref={summary}
      role="alert"
      tabIndex={-1}
      className={isAllInView ? 'visually-hidden' : styles.summary}
    >
      <h2>{text('ui.errors.title', { count })}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId} className={inView?.has(error.fieldId) ? 'visually-hidden' : ''}>
            <a
              href={`#${error.fieldId}`}
              tabIndex={inView?.has(error.fieldId) ? -1 : undefined}
              onClick={(event) => follow(event, error.fieldId)}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
