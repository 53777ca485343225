// The errors of a form, at its top, each a link to its field. Takes the focus when it appears.
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

export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const text = useText();
  const summary = useRef<HTMLDivElement>(null);
  const signature = errors.map((error) => `${error.fieldId} ${error.message}`).join('\n');
  useEffect(() => {
    if (signature !== '') summary.current?.focus();
  }, [signature]);
  if (errors.length === 0) return null;
  const follow = (event: MouseEvent, fieldId: string) => {
    event.preventDefault();
    focusField(fieldId);
  };
  return (
    <div ref={summary} role="alert" tabIndex={-1} className={styles.summary}>
      <h2>{text('ui.errors.title', { count: errors.length })}</h2>
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
