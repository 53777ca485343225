// Takes an act of one key back while that is possible; core decides it again.
import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { undoSeconds } from '#core/access/request-context/contract.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';

export function UndoAct({ onUndo, isPending }: { onUndo: () => void; isPending: boolean }) {
  const text = useText();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = window.setTimeout(() => setIsOver(true), undoSeconds * 1000);
    return () => window.clearTimeout(over);
  }, []);
  return isOver ? null : (
    <Button isDense kind="quiet" icon={Undo2} onPress={onUndo} isPending={isPending}>
      {text('visits.undo', { seconds: undoSeconds })}
    </Button>
  );
}
