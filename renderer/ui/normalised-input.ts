// Keeps the caret where the person left it while every typed or pasted text is normalised on its way in.
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

type NormalisedInput = {
  inputRef: RefObject<HTMLInputElement | null>;
  /** Give this to the input's onChange. */
  take: (raw: string) => void;
};

/** `normalise` must give the same result for a text as for its parts, so that the caret can be recomputed. */
export function useNormalisedInput(
  normalise: (raw: string) => string,
  onChange: (value: string) => void,
): NormalisedInput {
  const inputRef = useRef<HTMLInputElement | null>(null);
  const caret = useRef<number | null>(null);
  const take = useCallback(
    (raw: string) => {
      const position = inputRef.current?.selectionStart ?? raw.length;
      caret.current = normalise(raw.slice(0, position)).length;
      onChange(normalise(raw));
    },
    [normalise, onChange],
  );
  useLayoutEffect(() => {
    const position = caret.current;
    const input = inputRef.current;
    if (position === null || input === null) return;
    caret.current = null;
    if (document.activeElement === input) input.setSelectionRange(position, position);
  });
  return { inputRef, take };
}
