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

/** Named apart from the fields of a transfer, whose dialog may lie over this form. */
const introductionSchema = z.object({
  introducedTo: z.array(z.string()).min(1, sentence('postings.sectionsMissing')),
  introducedBy: z.string().trim().min(1, sentence('postings.letterNumberMissing')),
  introducedOn: z.string().nullable().transform(chosen<string>('postings.letterDayMissing')),
});
const nothing: z.input<typeof introductionSchema> = {
  introducedTo: [],
  introducedBy: '',
  introducedOn: null,
};

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
  const introduce = async (typed: z.infer<typeof introductionSchema>) => {
    const letter = { letterNumber: typed.introducedBy, letterDay: typed.introducedOn };
    if ((await introducing.run({ personId, sections: typed.introducedTo, ...letter })) !== null) onDone();
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
        name="introducedTo"
        label={text('postings.sections')}
        choices={sections.map((section) => ({
          value: section.sectionId,
          label: sectionName(section, text),
        }))}
      />
      <FieldRow>
        <FormTextField control={control} name="introducedBy" label={text('postings.letterNumber')} />
        <FormDateField control={control} name="introducedOn" label={text('postings.letterDay')} />
      </FieldRow>
    </ActForm>
  );
}
