// After a refusal: the note that says what to bring, printed at once and again on F10, and the way on in the same visit
// when the paper arrives the same day (D1).
import { Printer, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useDraft } from '#renderer/frame/drafts.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import styles from './identity.module.css';
import { ResumeDialog } from './resume-dialog.tsx';

/** The form that was refused a moment ago: its note is printed once, by itself. */
export const useJustRefused = () => useDraft<string | null>('identity.justRefused', null);

type RefusedPartProps = { visitId: string; formId: string; canGoOn: boolean };

export function RefusedPart({ visitId, formId, canGoOn }: RefusedPartProps) {
  const text = useText();
  const justRefused = useJustRefused();
  const printing = usePrintCommand({ name: 'refusal-note', id: formId });
  const [isResuming, setIsResuming] = useState(false);
  const { print } = printing;
  const isDue = justRefused.value === formId;
  const taken = useRef(false);
  useEffect(() => {
    if (!isDue || taken.current) return;
    taken.current = true;
    justRefused.drop();
    print();
  }, [isDue, justRefused, print]);
  useKeyCommand('print', print, { isEnabled: !printing.isPending });
  return (
    <div className={styles.form}>
      <ProblemNotice problem={printing.problem} takesFocus />
      <div className={styles.tools}>
        <Button
          icon={Printer}
          keyHint={keyBindings.print.hint}
          onPress={print}
          isPending={printing.isPending}
        >
          {text('identity.printRefusal')}
        </Button>
        {canGoOn ? (
          <Button icon={RotateCcw} onPress={() => setIsResuming(true)}>
            {text('identity.resume')}
          </Button>
        ) : null}
      </div>
      {isResuming ? (
        <ResumeDialog visitId={visitId} formId={formId} onClose={() => setIsResuming(false)} />
      ) : null}
    </div>
  );
}
