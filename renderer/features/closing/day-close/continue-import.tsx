// A file of which a part is missing is gone on with, as it is kept (F52): for whoever has it no more.
import { useState } from 'react';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { newReadingId, TakingIn } from './reading.tsx';

export function ContinueImport({ day, importId }: { day: string; importId: string }) {
  const text = useText();
  const [readingId, setReadingId] = useState<string | null>(null);
  const going = useDeskCommand(desk.dayClose.continueImport.mutate);
  const goOn = async () => {
    const id = newReadingId();
    setReadingId(id);
    await going.run({ day, importId, readingId: id });
    setReadingId(null);
  };
  return (
    <>
      {readingId === null ? (
        <Button isDense onPress={() => void goOn()}>
          {text('dayClose.imports.goOn')}
        </Button>
      ) : (
        <TakingIn readingId={readingId} />
      )}
      <ProblemNotice problem={going.problem} takesFocus />
    </>
  );
}
