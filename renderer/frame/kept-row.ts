// A row that goes on to another list, as a visit that ends, is drawn anew there. Who stands on it stays on it.
import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { isFocusFree } from '../ui/focus-control.ts';

type PlaceOfRows = {
  ref: RefObject<HTMLElement | null>;
  onFocus: (event: FocusEvent) => void;
  onBlur: (event: FocusEvent) => void;
};

/** For the place around the lists; the button of each row says in `data-row` which it is. */
export function useKeptRow(): PlaceOfRows {
  const place = useRef<HTMLElement>(null);
  const stoodOn = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const row = stoodOn.current?.dataset.row;
    if (row === undefined || stoodOn.current?.isConnected === true) return;
    stoodOn.current = null;
    if (!isFocusFree()) return;
    place.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`)?.focus();
  });
  return {
    ref: place,
    onFocus({ target }) {
      stoodOn.current = target instanceof HTMLElement ? target : null;
    },
    // Who goes elsewhere leaves the row; where the row itself goes, nothing has the focus next.
    onBlur({ relatedTarget }) {
      if (relatedTarget !== null) stoodOn.current = null;
    },
  };
}
