// Takes an act of one key back while that is possible; core decides it again.
import { Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { undoSeconds } from '#core/access/request-context/contract.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';

type UndoActProps = {
  onUndo: () => void;
  isPending: boolean;
  /** It cannot be taken back any more: its word may go. */
  onOver?: () => void;
};

export function UndoAct({ onUndo, isPending, onOver }: UndoActProps) {
  const text = useText();
  const [isOver, setIsOver] = useState(false);
  const told = useRef(onOver);
  useEffect(() => {
    told.current = onOver;
  });
  useEffect(() => {
    const over = window.setTimeout(() => {
      setIsOver(true);
      told.current?.();
    }, undoSeconds * 1000);
    return () => window.clearTimeout(over);
  }, []);
  return isOver ? null : (
    <Button isDense kind="quiet" icon={Undo2} onPress={onUndo} isPending={isPending}>
      {text('visits.undo', { seconds: undoSeconds })}
    </Button>
  );
}
