// The head of a screen. The one primary button of every screen stands here, on the same spot.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './page-header.module.css';

export type PrimaryAction = {
  label: string;
  onPress: () => void;
  icon?: LucideIcon;
  keyHint?: string;
  isDisabled?: boolean;
  isPending?: boolean;
};

const primaryId = 'primary';

type PageHeaderProps = {
  title: string;
  description?: ReactNode;
  primary?: PrimaryAction;
  /** Lesser actions, before the primary one. */
  secondary?: ReactNode;
};

export function PageHeader({ title, description, primary, secondary }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h1>{title}</h1>
        {description === undefined ? null : <div className={styles.description}>{description}</div>}
      </div>
      <div className={styles.actions}>
        {secondary}
        {primary === undefined ? null : <PrimaryButton {...primary} />}
      </div>
    </header>
  );
}

/** Moves the focus to the primary button of the screen. */
export function focusPrimary(): void {
  document.getElementById(primaryId)?.focus();
}

function PrimaryButton({ label, ...button }: PrimaryAction) {
  return (
    <Button {...button} id={primaryId} kind="primary">
      {label}
    </Button>
  );
}
