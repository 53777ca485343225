// Every notice with who has not read it yet, for the manager; a mistaken one is withdrawn with a reason, never changed.
import { useState } from 'react';
import { z } from 'zod';
import type { NoticeView } from '#core/assets/training/contract.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function NoticesSection() {
  const text = useText();
  const [withdrawn, setWithdrawn] = useState<NoticeView | null>(null);
  const { data: notices, problem } = useDeskQuery(deskQueries.training.notices.queryOptions());
  return (
    <Section title={text('training.notices')}>
      <ProblemNotice problem={problem} />
      <Table
        caption={text('training.notices')}
        rows={notices}
        none={{ title: text('training.noNotices'), why: text('training.noNoticesWhy') }}
        rowKey={({ noticeId }) => noticeId}
        isVoid={(notice) => notice.withdrawn}
        columns={[
          {
            id: 'title',
            header: text('training.noticeTitle'),
            isRowHeader: true,
            cell: ({ title }) => title ?? text('training.titleElsewhere'),
          },
          {
            id: 'kind',
            header: text('training.kind'),
            cell: ({ kind }) => text(`training.notice.${kind}`),
          },
          {
            id: 'at',
            header: text('training.publishedAt'),
            cell: ({ at }) => <TimeText at={at} withDay />,
          },
          {
            id: 'read',
            header: text('training.read'),
            cell: ({ readBy }) => text('training.readBy', { count: readBy }),
          },
          {
            id: 'unread',
            header: text('training.unreadNames'),
            cell: ({ unreadNames, withdrawn: isWithdrawn }) =>
              isWithdrawn ? (
                <StatusLabel tone="neutral">{text('training.withdrawn')}</StatusLabel>
              ) : unreadNames.length === 0 ? (
                <StatusLabel tone="good">{text('training.allRead')}</StatusLabel>
              ) : (
                <StatusLabel tone="waiting">{unreadNames.join('، ')}</StatusLabel>
              ),
          },
          {
            id: 'tries',
            header: text('training.tries'),
            cell: ({ tries }) =>
              tries.map(({ name, count }) => text('training.triesOf', { name, count })).join('، '),
          },
        ]}
        act={(notice) =>
          notice.withdrawn || notice.isOfTariff ? null : (
            <Button isDense onPress={() => setWithdrawn(notice)}>
              {text('training.withdraw')}
            </Button>
          )
        }
      />
      {withdrawn === null ? null : <WithdrawDialog notice={withdrawn} onClose={() => setWithdrawn(null)} />}
    </Section>
  );
}

const withdrawSchema = z.object({ reason: z.string().refine(isReason, sentence('training.reasonMissing')) });

function WithdrawDialog({ notice, onClose }: { notice: NoticeView; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(withdrawSchema, { reason: '' }, []);
  const withdrawing = useDeskCommand(desk.training.withdrawNotice.mutate);
  const withdraw = sending(async ({ reason }) => {
    if ((await withdrawing.run({ noticeId: notice.noticeId, reason })) !== null) onClose();
  });
  return (
    <ActDialog
      title={text('training.withdrawOf', { title: notice.title ?? '' })}
      act={text('training.withdraw')}
      sending={withdrawing}
      onAct={withdraw}
      onClose={onClose}
    >
      <p>{text('training.withdrawWhat')}</p>
      <FormTextField control={control} name="reason" label={text('training.reason')} isMultiline autoFocus />
    </ActDialog>
  );
}
