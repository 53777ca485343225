// Switches a matching rule off, with a reason that stays beside it. What it matched stays as it is.
import { z } from 'zod';
import type { MatchingRule } from '#core/closing/day-close/matching-rules/contract.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeptField } from '#renderer/frame/kept-field.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const schema = z.object({ reason: z.string().refine(isReason, sentence('dayClose.reasonMissing')) });

export function EndRuleDialog({ rule, onClose }: { rule: MatchingRule; onClose: () => void }) {
  const text = useText();
  const draft = useDraft(`day-close.end-rule.${rule}`, '');
  const setting = useDeskCommand(desk.dayClose.setMatchingRule.mutate);
  const form = useSentForm(schema, { reason: draft.value }, []);
  const { control, sending } = form;
  useKeptField(form, 'reason', draft);
  const end = sending(async ({ reason }) => {
    if ((await setting.run({ rule, isOn: false, reason })) === null) return;
    draft.drop();
    onClose();
  });
  return (
    <FormDialog
      title={text('dayClose.rules.endOf', { name: text(`dayClose.rule.${rule}`) })}
      what={<p>{text('dayClose.rules.endWhat')}</p>}
      act={text('dayClose.rules.end')}
      sending={setting}
      onSubmit={end}
      onClose={onClose}
    >
      <FormTextField control={control} name="reason" label={text('dayClose.reason')} isMultiline autoFocus />
    </FormDialog>
  );
}
