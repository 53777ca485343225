// For which sections a person is introduced, by which letter (D11).
import { z } from 'zod';
import type { OfficeSection } from '#core/access/postings/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormCheckboxGroup,
  FormDateField,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { sectionName } from './posting-labels.ts';

const introductionSchema = z.object({
  sections: z.array(z.string()).min(1, sentence('postings.sectionsMissing')),
  letterNumber: z.string().trim().min(1, sentence('postings.letterNumberMissing')),
  letterDay: z.string().nullable().transform(chosen<string>('postings.letterDayMissing')),
});
const nothing: z.input<typeof introductionSchema> = { sections: [], letterNumber: '', letterDay: null };

export function IntroduceForm({
  personId,
  sections,
  onDone,
}: {
  personId: string;
  sections: readonly OfficeSection[];
  onDone: () => void;
}) {
  const text = useText();
  const { control, sending } = useSentForm(introductionSchema, nothing, []);
  const introducing = useDeskCommand(desk.postings.introduce.mutate);
  const introduce = async (introduction: z.infer<typeof introductionSchema>) => {
    if ((await introducing.run({ personId, ...introduction })) !== null) onDone();
  };
  return (
    <ActForm
      what={<p>{text('postings.introduceFirst')}</p>}
      act={text('postings.recordIntroduction')}
      sending={introducing}
      onSubmit={sending(introduce)}
    >
      <FormCheckboxGroup
        control={control}
        name="sections"
        label={text('postings.sections')}
        choices={sections.map((section) => ({
          value: section.sectionId,
          label: sectionName(section, text),
        }))}
      />
      <FieldRow>
        <FormTextField control={control} name="letterNumber" label={text('postings.letterNumber')} />
        <FormDateField control={control} name="letterDay" label={text('postings.letterDay')} />
      </FieldRow>
    </ActForm>
  );
}
