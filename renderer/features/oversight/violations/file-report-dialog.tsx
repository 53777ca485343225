// A violation report: who, which rule, what happened, what they said, and the records that show it (D12, D19). About a manager
// it goes to the province alone.
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import {
  type BrokenRule,
  brokenRules,
  type FiledReport,
  type ReportRoute,
  reportRoutes,
} from '#core/oversight/violations/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useSyncState } from '#renderer/frame/use-sync-state.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormRadioGroup,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { EvidenceChoice } from './evidence-choice.tsx';

const nobody = 'nobody';
const reportSchema = z.object({
  rule: z.enum(brokenRules).nullable().transform(chosen<BrokenRule>('violations.ruleMissing')),
  about: z.string(),
  route: z.enum(reportRoutes),
  text: z.string().trim().min(1, sentence('violations.textMissing')).max(4000),
  said: z.string().trim().max(2000),
});
const nothing: z.input<typeof reportSchema> = {
  rule: null,
  about: nobody,
  route: 'office',
  text: '',
  said: '',
};

type FileReportDialogProps = { onClose: () => void; onFiled: (filed: FiledReport) => void };

export function FileReportDialog({ onClose, onFiled }: FileReportDialogProps) {
  const text = useText();
  const role = useSession(({ session }) => session?.person.role);
  const sync = useSyncState();
  const { data: people = [] } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const { control, summary, sending } = useSentForm(reportSchema, nothing, ['rule', 'text']);
  const filing = useDeskCommand(desk.violations.file.mutate);
  const [evidence, setEvidence] = useState<readonly number[]>([]);
  const about = useWatch({ control, name: 'about' });
  const asked = useWatch({ control, name: 'route' });
  const isAboutManager = people.find(({ id }) => id === about)?.role === 'manager';
  const route: ReportRoute = isAboutManager ? 'province_only' : asked;
  const needsProvince = route !== 'office' && sync?.provinceFingerprint === null;
  const file = sending(async ({ about: personId, ...typed }) => {
    const filed = await filing.run({
      ...typed,
      route,
      aboutId: personId === nobody ? null : personId,
      evidence: [...evidence],
      visitId: null,
    });
    if (filed !== null) onFiled(filed);
  });
  return (
    <FormDialog
      title={text('violations.file')}
      isWide
      what={<p>{text('violations.fileWhat')}</p>}
      act={text('violations.fileIt')}
      sending={filing}
      summary={summary}
      onSubmit={file}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="rule"
        label={text('violations.rule')}
        choices={brokenRules.map((value) => ({ value, label: text(`violations.rule.${value}`) }))}
      />
      <FormSelect
        control={control}
        name="about"
        label={text('violations.about')}
        choices={[
          { value: nobody, label: text('violations.aboutNobody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {isAboutManager ? null : (
        <FormRadioGroup
          control={control}
          name="route"
          label={text('violations.whoReads')}
          choices={reportRoutes.map((value) => ({ value, label: text(`violations.route.${value}`) }))}
        />
      )}
      {route === 'province_only' ? (
        <Notice tone={needsProvince ? 'warn' : 'info'}>
          {text(needsProvince ? 'violations.noProvinceWhat' : 'violations.provinceOnlyWhat')}
        </Notice>
      ) : null}
      <FormTextField control={control} name="text" label={text('violations.text')} isMultiline />
      <FormTextField control={control} name="said" label={text('violations.stated')} isMultiline isOptional />
      {role === 'manager' ? (
        <EvidenceChoice personId={about === nobody ? null : about} chosen={evidence} onChange={setEvidence} />
      ) : null}
    </FormDialog>
  );
}
