// Names the folder of this PC in which reports arrive: the system's own dialog in the desktop shell, its path in a browser.
import { useState } from 'react';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { Actions } from '#renderer/ui/stack.tsx';

const folderSchema = z.object({ folder: z.string().trim() });

type ReportFolderDialogProps = { folder: string | null; onClose: () => void };

export function ReportFolderDialog({ folder, onClose }: ReportFolderDialogProps) {
  const text = useText();
  const { control, sending, setValue } = useSentForm(folderSchema, { folder: folder ?? '' }, []);
  const choosing = useDeskCommand(desk.dayClose.chooseReportFolder.mutate);
  const [isAsking, setAsking] = useState(false);
  const shell = window.desk;
  const ask = async () => {
    if (shell === undefined) return;
    setAsking(true);
    const chosen = await shell.chooseFolder();
    setAsking(false);
    if (chosen !== null) setValue('folder', chosen);
  };
  return (
    <FormDialog
      title={text('dayClose.folder.title')}
      what={<p>{text('dayClose.folder.what')}</p>}
      act={text('dayClose.folder.act')}
      sending={choosing}
      onSubmit={sending(async ({ folder: named }) => {
        if ((await choosing.run({ folder: named === '' ? null : named })) !== null) onClose();
      })}
      onClose={onClose}
    >
      {shell === undefined ? null : (
        <Actions>
          <Button onPress={() => void ask()} isPending={isAsking}>
            {text('dayClose.folder.choose')}
          </Button>
        </Actions>
      )}
      <FormTextField
        control={control}
        name="folder"
        label={text('dayClose.folder.path')}
        hint={text('dayClose.folder.pathHint')}
        appearance="identifier"
        isOptional
      />
    </FormDialog>
  );
}
