// The one primary button of a screen whose parts take turns: the part at hand puts its action in the screen's header,
// on the same spot, and Ctrl+Enter does the same.
import { createContext, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/button.tsx';
import type { PrimaryAction } from '../ui/page-header.tsx';
import { keyBindings, useKeyCommand } from './keyboard-map.ts';

const PrimarySpot = createContext<HTMLElement | null>(null);

/** `spot` is the element of the header in which the button appears. */
export function PrimaryProvider({ spot, children }: { spot: HTMLElement | null; children: ReactNode }) {
  return <PrimarySpot value={spot}>{children}</PrimarySpot>;
}

/** Rendered by the part at hand, and by no other at the same time. */
export function ScreenPrimary({
  label,
  onPress,
  isDisabled = false,
  isPending = false,
  ...rest
}: PrimaryAction) {
  const spot = useContext(PrimarySpot);
  useKeyCommand('confirmAndNext', onPress, { isEnabled: !isDisabled && !isPending });
  if (spot === null) return null;
  return createPortal(
    <Button
      {...rest}
      kind="primary"
      keyHint={keyBindings.confirmAndNext.hint}
      onPress={onPress}
      isDisabled={isDisabled}
      isPending={isPending}
    >
      {label}
    </Button>,
    spot,
  );
}
