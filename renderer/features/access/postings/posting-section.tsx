// Where a person works: the sections of their introduction, and every transfer with its letters (D10, D11).
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { TransferView } from '#core/access/postings/contract.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useToday } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { SectionNames } from './section-names.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { WithdrawTransferDialog } from './withdraw-transfer-dialog.tsx';

/** `onIntroduce` opens the form by which a letter names their sections, among the other acts of the file. */
export function PostingSection({ person, onIntroduce }: { person: Person; onIntroduce: () => void }) {
  const text = useText();
  const isSelf = useSession(({ session }) => session?.person.id === person.id);
  const [isMoving, setIsMoving] = useState(false);
  const of = { personId: person.id };
  const { data: posting, problem } = useDeskQuery(deskQueries.postings.ofPerson.queryOptions(of));
  const { data: sections = [] } = useDeskQuery(deskQueries.postings.sections.queryOptions());
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (posting === undefined) return null;
  const isGone = person.state === 'cut_off';
  const mayIntroduce = !isSelf && !isGone && !posting.isIntroduced && person.role !== 'manager';
  const title = text('postings.title');
  return (
    <Section title={title} aside={<RuleSource rule="D10" about={title} />}>
      <Stack>
        <Facts
          facts={[
            {
              name: text('postings.sections'),
              value:
                posting.sections === null ? (
                  text(person.role === 'manager' ? 'postings.everywhere' : 'postings.nowhere')
                ) : (
                  <SectionNames sections={posting.sections} />
                ),
            },
            ...(posting.leftOn === null
              ? []
              : [{ name: text('postings.leftOn'), value: <DateText day={posting.leftOn} /> }]),
          ]}
        />
        {posting.transfers.length === 0 ? null : <Transfers transfers={posting.transfers} isSelf={isSelf} />}
        <Actions>
          {mayIntroduce ? <Button onPress={onIntroduce}>{text('postings.introduce')}</Button> : null}
          {isSelf || isGone || posting.leftOn !== null ? null : (
            <Button onPress={() => setIsMoving(true)}>{text('postings.transfer')}</Button>
          )}
        </Actions>
      </Stack>
      {isMoving ? (
        <TransferDialog personId={person.id} sections={sections} onClose={() => setIsMoving(false)} />
      ) : null}
    </Section>
  );
}

function Transfers({ transfers, isSelf }: { transfers: readonly TransferView[]; isSelf: boolean }) {
  const text = useText();
  const today = useToday();
  const [withdrawing, setWithdrawing] = useState<TransferView | null>(null);
  return (
    <>
      <Table
        caption={text('postings.transfers')}
        isVoid={({ withdrawn }) => withdrawn !== null}
        rows={transfers}
        rowKey={({ transferId }) => transferId}
        columns={[
          {
            id: 'place',
            header: text('postings.place'),
            isRowHeader: true,
            cell: ({ kind, toOffice, sections }) =>
              kind === 'office' ? toOffice : <SectionNames sections={sections} />,
          },
          {
            id: 'effective',
            header: text('postings.effectiveOn'),
            cell: ({ effectiveOn }) => <DateText day={effectiveOn} style="numeric" />,
          },
          { id: 'body', header: text('postings.body'), cell: ({ body }) => text(`postings.body.${body}`) },
          {
            id: 'letter',
            header: text('postings.letterNumber'),
            cell: ({ letterNumber, letterDay }) => (
              <>
                <Bdi>{letterNumber}</Bdi> <DateText day={letterDay} style="numeric" />
              </>
            ),
          },
          { id: 'reason', header: text('postings.reason'), cell: ({ reason }) => reason },
          {
            id: 'withdrawn',
            header: text('postings.withdrawn'),
            cell: ({ withdrawn }) =>
              withdrawn === null ? null : (
                <>
                  <bdi>{withdrawn.reason}</bdi> {withdrawn.byName} <TimeText at={withdrawn.at} withDay />
                </>
              ),
          },
          { id: 'by', header: text('postings.by'), cell: ({ byName }) => byName },
        ]}
        act={(transfer) => (
          <>
            <PrintLetters transferId={transfer.transferId} />
            {isSelf ||
            today === null ||
            transfer.withdrawn !== null ||
            transfer.effectiveOn <= today ? null : (
              <Button isDense kind="quiet" onPress={() => setWithdrawing(transfer)}>
                {text('postings.withdraw')}
              </Button>
            )}
          </>
        )}
      />
      {withdrawing === null ? null : (
        <WithdrawTransferDialog transferId={withdrawing.transferId} onClose={() => setWithdrawing(null)} />
      )}
    </>
  );
}

function PrintLetters({ transferId }: { transferId: string }) {
  const text = useText();
  const printing = usePrintCommand({ name: 'transfer-letters', id: transferId });
  return (
    <>
      <Button isDense icon={Printer} isPending={printing.isPending} onPress={printing.print}>
        {text('postings.print')}
      </Button>
      <ProblemNotice problem={printing.problem} takesFocus />
    </>
  );
}
