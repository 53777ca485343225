// Step 4: the approved tariff from a file, or later. It comes into force only after a second person confirmed it.
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { type TariffDocument, tariffDocumentSchema } from '#core/counter/fees/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import styles from './first-run.module.css';
import type { FirstRunDraft } from './first-run-draft.ts';
import { StepActions } from './step-actions.tsx';

type TariffStepFormProps = {
  draft: FirstRunDraft;
  onBack: () => void;
  onChange: (tariff: TariffDocument | null) => void;
  onDone: () => void;
};

/** The tariff in a file, or null when the file holds none. */
const readTariff = async (file: File): Promise<TariffDocument | null> => {
  try {
    return tariffDocumentSchema.parse(JSON.parse(await file.text()));
  } catch {
    // Not JSON, or not a tariff: the screen says so.
    return null;
  }
};

export function TariffStepForm({ draft, onBack, onChange, onDone }: TariffStepFormProps) {
  const text = useText();
  const [refused, setRefused] = useState<string | null>(null);
  const take = async (files: FileList | null) => {
    const file = files?.item(0);
    if (file === null || file === undefined) return;
    const tariff = await readTariff(file);
    setRefused(tariff === null ? file.name : null);
    if (tariff !== null) onChange(tariff);
  };
  const { tariff } = draft;
  return (
    <div className={styles.form}>
      <p>{text('firstRun.tariffWhat')}</p>
      {refused === null ? null : (
        <Notice tone="bad">{text('firstRun.tariffUnreadable', { file: refused })}</Notice>
      )}
      {tariff === null ? (
        <Notice tone="info">{text('firstRun.tariffLater')}</Notice>
      ) : (
        <Notice
          tone="good"
          title={tariff.title}
          actions={<Button onPress={() => onChange(null)}>{text('firstRun.tariffRemove')}</Button>}
        >
          <p>
            {text('firstRun.tariffRead', { count: tariff.items.length, letter: tariff.letterNumber })}{' '}
            <DateText day={tariff.effectiveFrom} />
          </p>
        </Notice>
      )}
      <div>
        <FileTrigger acceptedFileTypes={['application/json', '.json']} onSelect={(files) => void take(files)}>
          <Button>{text('firstRun.tariffChoose')}</Button>
        </FileTrigger>
      </div>
      <StepActions onBack={onBack} onNext={onDone} />
    </div>
  );
}
