// A button. `primary` is for the one action of a screen, `danger` for what cannot be taken back by itself.
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, type Ref, useContext } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { InDialog } from './in-dialog.ts';
import { KeyHint } from './key-hint.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = {
  children: ReactNode;
  onPress?: () => void;
  kind?: ButtonKind;
  type?: 'button' | 'submit';
  icon?: LucideIcon;
  /** The key that does the same, as shown: `F9`, `Ctrl+Enter`. */
  keyHint?: string;
  isDisabled?: boolean;
  /** The work is under way: the button stays focusable and ignores presses. */
  isPending?: boolean;
  isDense?: boolean;
  autoFocus?: boolean;
  id?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-expanded'?: boolean;
  slot?: string | null;
  ref?: Ref<HTMLButtonElement>;
};

/** What does the primary act of every dialog. */
const confirmKey = 'Ctrl+Enter';

export function Button({
  children,
  kind = 'secondary',
  icon: Icon,
  keyHint: ownKey,
  isDense = false,
  isPending = false,
  type = 'button',
  onPress,
  ...button
}: ButtonProps) {
  const isAct = useContext(InDialog) && kind === 'primary';
  const keyHint = ownKey ?? (isAct ? confirmKey : undefined);
  const shortcut = keyHint === undefined ? {} : { 'aria-keyshortcuts': keyHint.replace('Ctrl', 'Control') };
  return (
    <AriaButton
      {...button}
      {...shortcut}
      // A pending button keeps the focus and does nothing; react-aria's own isPending would also announce an
      // element that is gone by then.
      {...(isPending ? { 'aria-disabled': true } : {})}
      {...(isPending || onPress === undefined ? {} : { onPress })}
      type={isPending ? 'button' : type}
      data-kind={kind}
      className={classNames(styles.button, styles[kind], isDense && styles.dense)}
    >
      {Icon === undefined ? null : <Icon className="icon" aria-hidden="true" />}
      <span>{children}</span>
      {keyHint === undefined ? null : <KeyHint keys={keyHint} />}
    </AriaButton>
  );
}
