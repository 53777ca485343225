// What can be done of the visit at hand, whatever its step: always on the same spot at the side of the counter.
import { createContext, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';

/** The element at the side in which the acts appear. */
export const SideSpot = createContext<HTMLElement | null>(null);

export function SideActs({ children }: { children: ReactNode }) {
  const spot = useContext(SideSpot);
  return spot === null ? null : createPortal(children, spot);
}
