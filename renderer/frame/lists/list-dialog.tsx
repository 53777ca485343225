// A list from an Excel or CSV file (D20.81): choose it, look at every row with what is wrong in it, and record the sound ones one after
// the other by the procedures by which they are recorded by hand. What one is refused for stands in its row.
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import {
  type ListKind,
  type ListRow,
  listColumns,
  neededColumns,
  type ReadList,
} from '#core/app/first-run/lists/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { withPassword } from '#renderer/api/password-again.ts';
import { problemOf } from '#renderer/api/problem.ts';
import { withSecondFactor } from '#renderer/api/second-factor.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { readFileBase64 } from '../read-file.ts';
import { ListTable, MissingColumns, type Outcomes } from './list-table.tsx';

type ListDialogProps = {
  kind: ListKind;
  title: string;
  /** Records one row; rejects with its refusal. */
  record: (row: ListRow) => Promise<unknown>;
  onClose: () => void;
};

export function ListDialog({ kind, title, record, onClose }: ListDialogProps) {
  const text = useText();
  const reading = useDeskCommand(desk.office.readList.mutate);
  const [list, setList] = useState<ReadList | null>(null);
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map());
  const [isRecording, setIsRecording] = useState(false);
  const take = async (files: FileList | null) => {
    const file = files?.item(0);
    if (file === null || file === undefined) return;
    const { bytesBase64 } = await readFileBase64(file);
    setOutcomes(new Map());
    setList(await reading.run({ kind, bytesBase64 }));
  };
  const open = (list?.rows ?? []).filter(({ line, row }) => row !== null && outcomes.get(line) !== null);
  const recordAll = async () => {
    setIsRecording(true);
    for (const { line, row } of open) {
      if (row === null) continue;
      const problem = await refusalOf(() => record(row));
      setOutcomes((known) => new Map(known).set(line, problem));
      // Who gave no password is not asked again for each row.
      if (problem?.code === 'PASSWORD_NEEDED' || problem?.code === 'SECOND_FACTOR_NEEDED') break;
    }
    setIsRecording(false);
  };
  const names = listColumns[kind].map((column) =>
    neededColumns[kind].includes(column)
      ? text('lists.neededColumn', { name: text(`lists.column.${column}`) })
      : text(`lists.column.${column}`),
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} isWide>
      <Stack>
        <p>{text('lists.what')}</p>
        <p>{text('lists.columns', { names: names.join(text('lists.comma')) })}</p>
        <ProblemNotice problem={reading.problem} takesFocus />
        {list === null ? null : list.missing.length > 0 ? (
          <MissingColumns list={list} />
        ) : (
          <ListTable kind={kind} list={list} outcomes={outcomes} />
        )}
        <Actions>
          {open.length === 0 ? null : (
            <Button kind="primary" isPending={isRecording} onPress={() => void recordAll()}>
              {text('lists.record', { count: open.length })}
            </Button>
          )}
          <FileTrigger
            acceptedFileTypes={['.xlsx', '.csv', '.tsv', '.txt']}
            onSelect={(files) => void take(files)}
          >
            <Button icon={FileSpreadsheet} isPending={reading.isPending}>
              {text(list === null ? 'lists.choose' : 'lists.chooseAgain')}
            </Button>
          </FileTrigger>
          <Button onPress={onClose}>{text(outcomes.size === 0 ? 'ui.cancel' : 'lists.close')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}

/** What a call was refused for; null when it was done. The password is asked for once, for all that follow. */
async function refusalOf(call: () => Promise<unknown>): Promise<Problem | null> {
  try {
    await withPassword(() => withSecondFactor(call));
    return null;
  } catch (error) {
    return problemOf(error);
  }
}
