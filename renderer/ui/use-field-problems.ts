// What is wrong with the fields of a form, by their ids: said once the form was sent, beside each field and in the summary.
import { useState } from 'react';

/** `send` notes that the form was sent and is true when nothing is wrong; `summary` is for ErrorSummary. */
export function useFieldProblems<Id extends string>(problems: Readonly<Record<Id, string | undefined>>) {
  const [attempts, setAttempts] = useState(0);
  const errors = Object.entries<string | undefined>(problems).flatMap(([fieldId, message]) =>
    message === undefined ? [] : [{ fieldId, message }],
  );
  const wasSent = attempts > 0;
  return {
    summary: { errors: wasSent ? errors : [], attempts },
    shown: (fieldId: Id): string | undefined => (wasSent ? problems[fieldId] : undefined),
    send: (): boolean => {
      setAttempts((before) => before + 1);
      return errors.length === 0;
    },
  };
}
