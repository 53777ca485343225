// A page with an act that loosens a control, and the dialog that holds it. It is imported once the shell stands.
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ColleagueAnywhere } from '#renderer/features/access/controls/colleague-anywhere.tsx';

export function WideningPage({ onAnswer }: { onAnswer: (answer: unknown) => void }) {
  const widening = useDeskCommand(desk.supervision.setHours.mutate);
  const press = () => void widening.run({ opens: '07:00', closes: '22:00' }).then(onAnswer);
  return (
    <>
      <button type="button" onClick={press}>
        تا شب
      </button>
      <ColleagueAnywhere />
    </>
  );
}
