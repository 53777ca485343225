// Finds a complaint by the tracking code of its slip.
import { Search } from 'lucide-react';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import styles from './complaints.module.css';

const schema = z.object({ trackingCode: z.string() });

export function FindComplaint({ onFound }: { onFound: (complaintId: string) => void }) {
  const text = useText();
  const { control, sending } = useSentForm(schema, { trackingCode: '' }, ['trackingCode']);
  const finding = useDeskCommand(desk.complaints.find.query);
  const find = sending(async ({ trackingCode }) => {
    if (trackingCode.trim() === '') return;
    const found = await finding.run({ trackingCode });
    if (found !== null) onFound(found.complaintId);
  });
  return (
    <StackedForm onSubmit={find}>
      <div className={styles.find}>
        <FormTextField
          control={control}
          name="trackingCode"
          label={text('complaints.findByCode')}
          type="search"
          isOptional
        />
        <Button type="submit" icon={Search} isPending={finding.isPending}>
          {text('complaints.find')}
        </Button>
      </div>
      <ProblemNotice problem={finding.problem} takesFocus />
    </StackedForm>
  );
}
