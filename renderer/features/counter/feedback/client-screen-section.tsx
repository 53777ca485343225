// The client's screen in the settings: the manager opens it at this PC, so that no clerk answers in a client's place.
import { Smile } from 'lucide-react';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { showRoom } from '#renderer/frame/show-room.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';

export function ClientScreenSection() {
  const text = useText();
  const opening = useDeskCommand(desk.feedback.openScreen.mutate);
  const open = async () => {
    const opened = await opening.run();
    if (opened !== null) showRoom({ name: 'client-screen', token: opened.token });
  };
  return (
    <Section
      title={text('feedback.screen')}
      aside={<RuleSource rule="D14" about={text('feedback.screen')} />}
    >
      <ProblemNotice problem={opening.problem} takesFocus />
      <p>{text('feedback.screenWhat')}</p>
      <div>
        <Button icon={Smile} onPress={() => void open()} isPending={opening.isPending}>
          {text('feedback.openScreen')}
        </Button>
      </div>
    </Section>
  );
}
