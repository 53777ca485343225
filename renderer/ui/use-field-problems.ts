// For a form whose values are a draft (frame/drafts.ts) and so live outside it: what is wrong with its fields, by their
// ids, said once the form was sent. A form that keeps its own values is `useSentForm` of form.tsx.
import { useState } from 'react';
import type { FieldError } from './error-summary.tsx';

export type FieldProblems<Id extends string> = {
  /** For ErrorSummary. */
  summary: { errors: readonly FieldError[]; attempts: number };
  wasSent: boolean;
  /** The problem of a field, once the form was sent. */
  shown: (fieldId: Id) => string | undefined;
  /** Notes that the form was sent. True when nothing is wrong. */
  send: () => boolean;
  /** What was sent is done with: the form begins anew. */
  begin: () => void;
};

export function useFieldProblems<Id extends string>(
  problems: Readonly<Record<Id, string | undefined>>,
): FieldProblems<Id> {
  const [sent, setSent] = useState(0);
  // Only what was sent with errors brings the summary forward: after a refusal by the application a person types on, and
  // the first digit that is wrong on the way must not take the focus from them.
  const [sentWrong, setSentWrong] = useState(0);
  const errors = Object.entries<string | undefined>(problems).flatMap(([fieldId, message]) =>
    message === undefined ? [] : [{ fieldId, message }],
  );
  const wasSent = sent > 0;
  return {
    summary: { errors: wasSent ? errors : [], attempts: sentWrong },
    wasSent,
    shown: (fieldId) => (wasSent ? problems[fieldId] : undefined),
    send: () => {
      setSent((before) => before + 1);
      if (errors.length > 0) setSentWrong((before) => before + 1);
      return errors.length === 0;
    },
    begin: () => {
      setSent(0);
      setSentWrong(0);
    },
  };
}
