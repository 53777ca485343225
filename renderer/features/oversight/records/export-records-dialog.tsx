// Takes a day of the journal out as a file, as it is filtered (D20.86); who did it is written down.
import { useState } from 'react';
import type { z } from 'zod';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { csvBytes, fileTypes, xlsxBytes } from '#core/foundation/reporting/table-file.ts';
import {
  type exportRecordsInput,
  type RecordFormat,
  recordFormats,
} from '#core/oversight/records/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { saveFile } from '#renderer/frame/save-file.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { recordsFile } from './records-file.ts';

type ExportRecordsDialogProps = {
  asked: Omit<z.infer<typeof exportRecordsInput>, 'format'>;
  onClose: () => void;
};

export function ExportRecordsDialog({ asked, onClose }: ExportRecordsDialogProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const [format, setFormat] = useState<RecordFormat>('xlsx');
  const [unsaved, setUnsaved] = useState<Problem | null>(null);
  const exporting = useDeskCommand(desk.records.export.mutate);
  const take = async () => {
    setUnsaved(null);
    const exported = await exporting.run({ ...asked, format });
    if (exported === null) return;
    const table = recordsFile(asked.day, exported, text);
    const title = text('records.file.name', { day: asked.day });
    const bytes = format === 'csv' ? await csvBytes(table) : await xlsxBytes(table, title, language === 'fa');
    const { problem } = await saveFile(`${title}.${format}`, bytes, fileTypes[format]);
    setUnsaved(problem);
    if (problem === null) onClose();
  };
  return (
    <ActDialog
      title={text('records.export')}
      act={text('records.export')}
      kind="primary"
      sending={exporting}
      onAct={take}
      onClose={onClose}
    >
      <p>{text('records.exportWhat')}</p>
      <ProblemNotice problem={unsaved} takesFocus />
      <RadioGroup
        label={text('records.format')}
        isInline
        choices={recordFormats.map((one) => ({ value: one, label: text(`records.format.${one}`) }))}
        value={format}
        onChange={setFormat}
      />
    </ActDialog>
  );
}
