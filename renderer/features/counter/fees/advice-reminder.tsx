// A quiet reminder once a service is chosen in whose drafting a client asks what to write or whether to sue: this office gives no legal
// advice (D15), and the card with the number 129 is at hand. It asks nothing, takes no focus, and whoever knows it puts it away for
// their own session.
import { EyeOff, Printer } from 'lucide-react';
import { create } from 'zustand';
import { useSession } from '#renderer/api/session.ts';
import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';

/** The services that are drafting, by the codes of the public tables; an item of an office's own is none of them. */
const drafting: ReadonlySet<string> = new Set([
  'declaration',
  'petition',
  'protest',
  'attorney-contract',
  'brief',
]);

/** Whose session has put it away. */
const usePutAway = create<{ personId: string | null }>(() => ({ personId: null }));
useSession.subscribe(({ session }) => {
  // A lock keeps the session; its end, or another person's, brings the reminder back.
  if (session?.person.id !== usePutAway.getState().personId) usePutAway.setState({ personId: null });
});

/** `chosen`: codes of the services of this visit. Nothing while none of them invites the question (D15.2). */
export function AdviceReminder({ chosen }: { chosen: readonly string[] }) {
  const text = useText();
  const ownId = useSession(({ session }) => session?.person.id ?? null);
  const putAwayBy = usePutAway(({ personId }) => personId);
  const printing = usePrintCommand({ name: 'legal-advice', id: 'slip' });
  if (!chosen.some((code) => drafting.has(code)) || (ownId !== null && putAwayBy === ownId)) return null;
  return (
    <>
      <ProblemNotice problem={printing.problem} takesFocus />
      <Notice
        tone="info"
        title={text('fees.advice.title')}
        actions={
          <>
            <Button isDense icon={Printer} onPress={printing.print} isPending={printing.isPending}>
              {text('fees.advice.print')}
            </Button>
            <Button
              isDense
              kind="quiet"
              icon={EyeOff}
              onPress={() => usePutAway.setState({ personId: ownId })}
            >
              {text('fees.advice.putAway')}
            </Button>
          </>
        }
      >
        {text('fees.advice.what', { key: keyBindings.legalAdvice.hint })}
      </Notice>
    </>
  );
}
