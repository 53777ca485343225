// The one primary button of a screen whose parts take turns: the part at hand puts its action, its total and its tools at the
// screen's foot, on the same spot and always in view, and Ctrl+Enter does the same as the button.
import { createContext, type ReactNode, type Ref, useContext, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import type { PrimaryAction } from '../ui/page-header.tsx';
import { keyBindings, useKeyCommand } from './keyboard-map.ts';
import styles from './screen-primary.module.css';

type Spots = {
  /** The element in which the button appears. */
  spot: HTMLElement | null;
  /** The one in which the total appears. */
  totalSpot: HTMLElement | null;
  /** The one in which the tools appear. */
  toolsSpot: HTMLElement | null;
};
const PrimarySpots = createContext<Spots>({ spot: null, totalSpot: null, toolsSpot: null });

/** A screen with such a foot. */
export function WithFoot({ children }: { children: ReactNode }) {
  const [spot, setSpot] = useState<HTMLElement | null>(null);
  const [totalSpot, setTotalSpot] = useState<HTMLElement | null>(null);
  const [toolsSpot, setToolsSpot] = useState<HTMLElement | null>(null);
  const spots = useMemo(() => ({ spot, totalSpot, toolsSpot }), [spot, totalSpot, toolsSpot]);
  return (
    <PrimarySpots value={spots}>
      {children}
      <div className={styles.foot} data-screen-foot="">
        <span ref={setToolsSpot} className={styles.tools} />
        <span ref={setTotalSpot} className={styles.totals} />
        <span ref={setSpot} className={styles.act} />
      </div>
    </PrimarySpots>
  );
}

type Total = { label: string; rials: number };

/** The amount of the part at hand, in view beside the button wherever the part is scrolled to. */
export function ScreenTotal(total: Total) {
  return <ScreenTotals totals={[total]} />;
}

/** Several of them; the last one counts most. */
export function ScreenTotals({ totals }: { totals: readonly Total[] }) {
  const { totalSpot } = useContext(PrimarySpots);
  if (totalSpot === null) return null;
  return createPortal(
    totals.map(({ label, rials }) => (
      <span key={label} className={styles.one}>
        <span className={styles.label}>{label}</span>
        <strong className={styles.total}>
          <MoneyText rials={rials} />
        </strong>
      </span>
    )),
    totalSpot,
  );
}

/** What else the part at hand can do, beside the button wherever the part is scrolled to. */
export function ScreenTools({ children }: { children: ReactNode }) {
  const { toolsSpot } = useContext(PrimarySpots);
  return toolsSpot === null ? null : createPortal(children, toolsSpot);
}

/** Rendered by the part at hand, and by no other at the same time. */
export function ScreenPrimary({
  label,
  onPress,
  isDisabled = false,
  isPending = false,
  ...rest
}: PrimaryAction & { ref?: Ref<HTMLButtonElement> }) {
  const { spot } = useContext(PrimarySpots);
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
