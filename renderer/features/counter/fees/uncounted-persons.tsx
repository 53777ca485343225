// Says that parties of the visit are not in its fee, and counts them in one press (D4.216).
import { UserPlus } from 'lucide-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

type UncountedPersonsProps = { parties: number; uncounted: number; onCount: () => void };

export function UncountedPersons({ parties, uncounted, onCount }: UncountedPersonsProps) {
  const text = useText();
  return (
    <Notice
      tone="warn"
      actions={
        <Button isDense icon={UserPlus} onPress={onCount}>
          {text('fees.countThem', { count: uncounted })}
        </Button>
      }
    >
      {text('fees.uncounted', { parties, count: uncounted })}
    </Notice>
  );
}
