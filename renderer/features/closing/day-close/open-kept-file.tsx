// A report as it came, for whoever wants to hold its rows beside it (F41). The look is journalled.
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { saveFile } from '#renderer/frame/save-file.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { nameOfKept } from './name-of-kept.ts';

export function OpenKeptFile({ importId, fileName }: { importId: string; fileName: string }) {
  const text = useText();
  const opening = useDeskCommand(desk.dayClose.reportFile.mutate);
  const [unsaved, setUnsaved] = useState<Problem | null>(null);
  const open = async () => {
    setUnsaved(null);
    const kept = await opening.run({ importId });
    if (kept === null) return;
    const bytes = Uint8Array.from(atob(kept.bytesBase64), (character) => character.charCodeAt(0));
    setUnsaved((await saveFile(nameOfKept(kept), bytes, 'application/octet-stream')).problem);
  };
  return (
    <>
      <Button
        isDense
        kind="quiet"
        icon={FileDown}
        onPress={() => void open()}
        isPending={opening.isPending}
        aria-label={text('dayClose.openFileOf', { file: fileName })}
      >
        {text('dayClose.openFile')}
      </Button>
      <ProblemNotice problem={opening.problem ?? unsaved} takesFocus />
    </>
  );
}
