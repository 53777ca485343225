// A transfer to other sections or to another office: reason, supervisory body, letter and the day on which it takes effect
// (D10).
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { type OfficeSection, transferKindSchema } from '#core/access/postings/contract.ts';
import { type SupervisoryBody, supervisoryBodySchema } from '#core/access/staff/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormCheckboxGroup,
  FormDateField,
  FormPasswordField,
  FormRadioGroup,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { sectionName } from './posting-labels.ts';

const transferSchema = z
  .object({
    kind: transferKindSchema,
    sections: z.array(z.string()),
    toOffice: z.string().trim(),
    body: supervisoryBodySchema.nullable().transform(chosen<SupervisoryBody>('postings.bodyMissing')),
    letterNumber: z.string().trim().min(1, sentence('postings.letterNumberMissing')),
    letterDay: z.string().nullable().transform(chosen<string>('postings.letterDayMissing')),
    effectiveOn: z.string().nullable().transform(chosen<string>('postings.effectiveOnMissing')),
    reason: z.string().trim().min(1, sentence('postings.reasonMissing')),
    password: z.string().min(1, sentence('ui.passwordMissing')),
  })
  .superRefine(({ kind, sections, toOffice }, context) => {
    if (kind === 'section' && sections.length === 0)
      context.addIssue({ code: 'custom', path: ['sections'], message: sentence('postings.sectionsMissing') });
    if (kind === 'office' && toOffice.length < 2)
      context.addIssue({ code: 'custom', path: ['toOffice'], message: sentence('postings.toOfficeMissing') });
  });

type TransferDialogProps = {
  personId: string;
  sections: readonly OfficeSection[];
  onClose: () => void;
};

export function TransferDialog({ personId, sections, onClose }: TransferDialogProps) {
  const text = useText();
  const { office } = useOffice();
  const { control, summary, sending, askAgain } = useSentForm(
    transferSchema,
    {
      kind: 'section',
      sections: [],
      toOffice: '',
      body: null,
      letterNumber: '',
      letterDay: null,
      effectiveOn: office?.day ?? null,
      reason: '',
      password: '',
    },
    ['sections', 'toOffice', 'body', 'letterNumber', 'letterDay', 'effectiveOn', 'reason', 'password'],
  );
  const kind = useWatch({ control, name: 'kind' });
  const transferring = useDeskCommand(desk.postings.transfer.mutate);
  const transfer = async (typed: z.infer<typeof transferSchema>) => {
    const isAway = typed.kind === 'office';
    const place = { sections: isAway ? [] : typed.sections, toOffice: isAway ? typed.toOffice : '' };
    if ((await transferring.run({ personId, ...typed, ...place })) === null) askAgain({ password: '' });
    else onClose();
  };
  return (
    <FormDialog
      title={text('postings.transfer')}
      isWide
      what={<p>{text('postings.transferWhat')}</p>}
      act={text('postings.recordTransfer')}
      sending={transferring}
      summary={summary}
      onSubmit={sending(transfer)}
      onClose={onClose}
    >
      <FormRadioGroup
        control={control}
        name="kind"
        label={text('postings.kind')}
        choices={transferKindSchema.options.map((value) => ({
          value,
          label: text(`postings.kind.${value}`),
        }))}
        isInline
      />
      {kind === 'section' ? (
        <FormCheckboxGroup
          control={control}
          name="sections"
          label={text('postings.toSections')}
          choices={sections.map((section) => ({
            value: section.sectionId,
            label: sectionName(section, text),
          }))}
        />
      ) : (
        <FormTextField control={control} name="toOffice" label={text('postings.toOffice')} />
      )}
      <FieldRow>
        <FormSelect
          control={control}
          name="body"
          label={text('postings.body')}
          choices={supervisoryBodySchema.options.map((value) => ({
            value,
            label: text(`postings.body.${value}`),
          }))}
        />
        <FormTextField control={control} name="letterNumber" label={text('postings.letterNumber')} />
        <FormDateField control={control} name="letterDay" label={text('postings.letterDay')} />
        <FormDateField control={control} name="effectiveOn" label={text('postings.effectiveOn')} />
      </FieldRow>
      <FormTextField control={control} name="reason" label={text('postings.reason')} isMultiline />
      <FormPasswordField control={control} name="password" />
    </FormDialog>
  );
}
