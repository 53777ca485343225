// The errors of a form, at its top, each a link to its field. Takes the focus when the form was sent with errors, and
// never while they are being corrected.
import { type MouseEvent, useEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './error-summary.module.css';
import { focusControl } from './focus-control.ts';

/** `fieldId` is the id of the control that the person must look at. */
export type FieldError = { fieldId: string; message: string };

/** Puts the focus into a control by the id that its field was given. */
export const focusField = (fieldId: string): void => {
  const field = document.getElementById(fieldId);
  const control = field?.matches('input, textarea, button')
    ? field
    : field?.querySelector('input, textarea, button');
  if (control instanceof HTMLElement) focusControl(control);
};

export type ErrorSummaryProps = {
  errors: readonly FieldError[];
  /** How often the form was sent: each time that errors stand in the way, they are shown first. */
  attempts: number;
};

export function ErrorSummary({ errors, attempts }: ErrorSummaryProps) {
  const text = useText();
  const summary = useRef<HTMLDivElement>(null);
  const shownFor = useRef(0);
  const count = errors.length;
  useEffect(() => {
    shownFor.current = Math.min(shownFor.current, attempts);
    if (count === 0 || shownFor.current === attempts) return;
    shownFor.current = attempts;
    summary.current?.focus();
  }, [attempts, count]);
  if (count === 0) return null;
  const follow = (event: MouseEvent, fieldId: string) => {
    event.preventDefault();
    focusField(fieldId);
  };
  return (
    <div ref={summary} role="alert" tabIndex={-1} className={styles.summary}>
      <h2>{text('ui.errors.title', { count })}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a href={`#${error.fieldId}`} onClick={(event) => follow(event, error.fieldId)}>
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
