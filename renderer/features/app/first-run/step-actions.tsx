// The foot of every step of the first run: on, and back.
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import styles from './first-run.module.css';

type StepActionsProps = { onBack: () => void; onNext?: () => void; label?: string; isPending?: boolean };

export function StepActions({ onBack, onNext, label, isPending = false }: StepActionsProps) {
  const text = useText();
  const next = onNext === undefined ? { type: 'submit' as const } : { onPress: onNext };
  return (
    <div className={styles.actions}>
      <Button kind="primary" isPending={isPending} {...next}>
        {label ?? text('firstRun.next')}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {text('firstRun.back')}
      </Button>
    </div>
  );
}
