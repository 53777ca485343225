// Signs of very many looks within minutes: who, when, how many, and what the manager answered. Calm when there is none.
import { useState } from 'react';
import type { LookSign } from '#core/access/access-log/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AnswerSignDialog } from './answer-sign-dialog.tsx';

export function SignsSection({ onShow }: { onShow: (sign: LookSign) => void }) {
  const text = useText();
  const { data: signs, problem } = useDeskQuery(deskQueries.looks.signs.queryOptions());
  const [answering, setAnswering] = useState<LookSign | null>(null);
  return (
    <Section title={text('looks.signs')}>
      <ProblemNotice problem={problem} />
      <Table
        caption={text('looks.signs')}
        rows={signs}
        none={{ title: text('looks.noSigns'), why: text('looks.noSignsWhy') }}
        rowKey={({ signId }) => signId}
        columns={[
          {
            id: 'person',
            header: text('looks.person'),
            isRowHeader: true,
            cell: ({ personName }) => personName ?? text('looks.unknownPerson'),
          },
          {
            id: 'count',
            header: text('looks.count'),
            isNumber: true,
            cell: ({ count }) => text('looks.times', { count }),
          },
          {
            id: 'first',
            header: text('looks.firstAt'),
            cell: ({ firstAt }) => <TimeText at={firstAt} withDay />,
          },
          {
            id: 'last',
            header: text('looks.lastAt'),
            cell: ({ lastAt }) => <TimeText at={lastAt} withDay />,
          },
          { id: 'answer', header: text('looks.answer'), cell: (sign) => <Answer sign={sign} /> },
          {
            id: 'act',
            header: text('looks.act'),
            isAct: true,
            cell: (sign) => (
              <>
                <Button isDense kind="quiet" onPress={() => onShow(sign)}>
                  {text('looks.show')}
                </Button>
                {sign.answer === null ? (
                  <Button isDense onPress={() => setAnswering(sign)}>
                    {text('looks.giveAnswer')}
                  </Button>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {answering === null ? null : <AnswerSignDialog sign={answering} onClose={() => setAnswering(null)} />}
    </Section>
  );
}

function Answer({ sign: { answer } }: { sign: LookSign }) {
  const text = useText();
  if (answer === null) return <StatusLabel tone="warn">{text('looks.unanswered')}</StatusLabel>;
  return (
    <>
      <bdi>{answer.note ?? text('looks.notHere')}</bdi> {answer.byName} <TimeText at={answer.at} withDay />
    </>
  );
}
