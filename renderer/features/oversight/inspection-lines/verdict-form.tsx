// The verdict of a line: 1 well, 2 a finding, 3 not checked. What is well is said by its key alone; the others take words, and any a photo (P).
import { useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { PhotoInput } from '#core/assets/photos/contract.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import {
  type InspectionLine,
  type LineVerdict,
  type VerdictView,
  verdictSchema,
} from '#core/oversight/inspection-lines/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { FormPhoto } from '#renderer/frame/photos/photo-field.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { focusField } from '#renderer/ui/error-summary.tsx';
import { chosen, FormRadioGroup, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const wordsId = 'verdict-words';
const photoField = 'photo';
const schema = z
  .object({
    verdict: verdictSchema.nullable().transform(chosen('inspectionLines.verdictMissing')),
    words: z.string(),
    photo: z.custom<PhotoInput | null>(),
  })
  .refine(({ verdict, words }) => verdict === 'well' || isReason(words), {
    path: ['words'],
    message: sentence('inspectionLines.wordsMissing'),
  });

type VerdictFormProps = {
  line: InspectionLine;
  span: { from: string; to: string };
  given: VerdictView | null;
  /** It was recorded: what comes next. */
  onGiven: () => void;
};

export function VerdictForm({ line, span, given, onGiven }: VerdictFormProps) {
  const text = useText();
  const { control, sending, setValue } = useSentForm(
    schema,
    { verdict: given?.verdict ?? null, words: given?.words ?? '', photo: null },
    ['verdict', 'words'],
  );
  const giving = useDeskCommand(desk.inspectionLines.giveVerdict.mutate);
  const isSent = useRef(false);
  const photo = useWatch({ control, name: photoField });
  const give = async (verdict: LineVerdict, words: string) => {
    if (isSent.current) return;
    isSent.current = true;
    const done = await giving.run({ line, ...span, verdict, words, ...(photo === null ? {} : { photo }) });
    isSent.current = false;
    if (done !== null) onGiven();
  };
  const choose = (verdict: LineVerdict) => {
    setValue('verdict', verdict);
    focusField(wordsId);
  };
  useKeyCommand('lineWell', () => void give('well', ''));
  useKeyCommand('lineFinding', () => choose('finding'));
  useKeyCommand('lineNotChecked', () => choose('not_checked'));
  useKeyCommand('checkPhoto', () => focusField(photoField));
  return (
    <ActForm
      act={text('inspectionLines.give')}
      kind="secondary"
      sending={giving}
      onSubmit={sending(({ verdict, words }) => give(verdict, words))}
    >
      <FormRadioGroup
        control={control}
        name="verdict"
        label={text('inspectionLines.verdict')}
        isInline
        choices={verdictSchema.options.map((value, place) => ({
          value,
          label: text('inspectionLines.choice', {
            verdict: text(`inspectionLines.verdict.${value}`),
            key: place + 1,
          }),
        }))}
      />
      <FormTextField
        control={control}
        name="words"
        id={wordsId}
        label={text('inspectionLines.words')}
        hint={text('inspectionLines.wordsHint')}
        isMultiline
        isOptional
      />
      <FormPhoto control={control} name={photoField} isOptional />
    </ActForm>
  );
}
