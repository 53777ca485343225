// An act that needs something which is still being read. Invariant: no press of it is lost.
import { useEffect, useRef, useState } from 'react';

export type ActWhenThere = {
  /** Does it, at once or as soon as everything is there. */
  press: () => void;
  /** It was pressed and is yet to come. */
  isWaiting: boolean;
};

/** `act`, done when it is pressed, or once `isThere` if it was pressed before that; pressed twice, it is still done once. */
export function useWhenThere(isThere: boolean, act: () => void): ActWhenThere {
  const [isWaiting, setPending] = useState(false);
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    if (!isWaiting || !isThere) return;
    setPending(false);
    newest.current();
  }, [isWaiting, isThere]);
  return { press: () => (isThere ? act() : setPending(true)), isWaiting };
}
