// Views of the report room under names (D20.145): one press chooses all of one again.
import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { type Period, periodOf } from '#core/foundation/calendar/jalali-period.ts';
import type { KeptView, ReportView } from '#core/oversight/reports/views/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';

type SavedViewsProps = {
  /** What is chosen now. */
  view: ReportView;
  onChoose: (view: ReportView) => void;
};

/** The period of a view, seen from a day. */
export function periodOfView({ period }: ReportView, today: string): Period {
  return period.kind === 'between' ? period : periodOf(period.kind, today);
}

/** The period of a view that is kept now: its kind, or the two days. */
export const viewPeriodOf = ({ kind, from, to }: Period): ReportView['period'] =>
  kind === 'between' ? { kind, from, to } : { kind };

const isSame = (one: ReportView, other: ReportView): boolean => JSON.stringify(one) === JSON.stringify(other);

export function SavedViews({ view, onChoose }: SavedViewsProps) {
  const text = useText();
  const [isKeeping, setKeeping] = useState(false);
  const { data: views = [] } = useDeskQuery(deskQueries.reports.views.queryOptions());
  const choose = (id: string) => {
    const chosen = views.find((kept) => kept.id === id);
    if (chosen !== undefined) onChoose(chosen.view);
  };
  return (
    <>
      {views.length === 0 ? null : (
        <Select
          label={text('reports.views')}
          isLabelHidden
          choices={[
            { value: '', label: text('reports.views.choose') },
            ...views.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={views.find((kept) => isSame(kept.view, view))?.id ?? ''}
          onChange={choose}
        />
      )}
      <Button isDense icon={Bookmark} onPress={() => setKeeping(true)}>
        {text('reports.views.keep')}
      </Button>
      {isKeeping ? <KeepDialog view={view} views={views} onClose={() => setKeeping(false)} /> : null}
    </>
  );
}

const schema = z.object({
  name: z.string().refine((name) => name.trim() !== '', sentence('reports.views.nameMissing')),
});

function KeepDialog({
  view,
  views,
  onClose,
}: {
  view: ReportView;
  views: readonly KeptView[];
  onClose: () => void;
}) {
  const text = useText();
  const keeping = useDeskCommand(desk.reports.keepView.mutate);
  const dropping = useDeskCommand(desk.reports.dropView.mutate);
  const { control, sending } = useSentForm(schema, { name: '' }, []);
  return (
    <FormDialog
      title={text('reports.views.keep')}
      what={<p>{text('reports.views.keepWhat')}</p>}
      act={text('reports.views.act')}
      sending={keeping}
      onSubmit={sending(async ({ name }) => {
        if ((await keeping.run({ name, view })) !== null) onClose();
      })}
      onClose={onClose}
    >
      <FormTextField control={control} name="name" label={text('reports.views.name')} autoFocus />
      <ProblemNotice problem={dropping.problem} takesFocus />
      {views.length === 0 ? null : (
        <ul>
          {views.map(({ id, name }) => (
            <li key={id}>
              {name}{' '}
              <Button
                isDense
                kind="quiet"
                icon={Trash2}
                onPress={() => void dropping.run({ id })}
                aria-label={text('reports.views.dropOf', { name })}
              >
                {text('reports.views.drop')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  );
}
