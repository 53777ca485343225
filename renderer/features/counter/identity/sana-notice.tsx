// The way on for a verified client who is not in Sana: «registered now», seen and said by whoever stands at the counter.
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';

export function SanaNotice({ visitId }: { visitId: string }) {
  const text = useText();
  const registering = useDeskCommand(desk.identity.registerSana.mutate);
  return (
    <>
      <ProblemNotice problem={registering.problem} takesFocus />
      <Notice
        tone="warn"
        title={text('identity.sanaMissing')}
        actions={
          <Button onPress={() => void registering.run({ visitId })} isPending={registering.isPending}>
            {text('identity.sanaSeen')}
          </Button>
        }
      >
        {text('identity.sanaWhat')}
      </Notice>
    </>
  );
}
