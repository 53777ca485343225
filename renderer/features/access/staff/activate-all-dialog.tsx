// Activation of everybody who was approved: each has a code of their own, shown this once; who still lacks something says what (D11).
import { useState } from 'react';
import type { z } from 'zod';
import type { activateOutput, PersonFile } from '#core/access/staff/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { withPassword } from '#renderer/api/password-again.ts';
import { problemOf } from '#renderer/api/problem.ts';
import { withSecondFactor } from '#renderer/api/second-factor.ts';
import { useProblemText } from '#renderer/i18n/problem-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

type Given = z.infer<typeof activateOutput>;
type Outcome = { readonly given: Given } | { readonly problem: Problem };
type ActivateAllDialogProps = { approved: readonly PersonFile[]; onClose: () => void };

export function ActivateAllDialog({ approved, onClose }: ActivateAllDialogProps) {
  const text = useText();
  // Whoever has a code is no longer among the approved; their code stays in view.
  const [files] = useState(approved);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [isPending, setIsPending] = useState(false);
  const left = files.filter(({ person }) => !('given' in (outcomes.get(person.id) ?? {})));
  const activateAll = async () => {
    setIsPending(true);
    for (const { person } of left) {
      const outcome = await outcomeOf(person.id);
      setOutcomes((known) => new Map(known).set(person.id, outcome));
      // Who gave no password is not asked again for each of them.
      if ('problem' in outcome && needsProof.has(outcome.problem.code)) break;
    }
    setIsPending(false);
  };
  return (
    <Dialog title={text('staff.activateAllTitle')} isOpen onClose={onClose} isWide>
      <Stack>
        <p>{text('staff.activateAllWhat')}</p>
        <Table
          caption={text('staff.activateAllTitle')}
          rows={files}
          rowKey={({ person }) => person.id}
          columns={[
            { id: 'name', header: text('staff.name'), isRowHeader: true, cell: ({ person }) => person.name },
            { id: 'role', header: text('staff.role'), cell: ({ person }) => text(`app.role.${person.role}`) },
            {
              id: 'code',
              header: text('staff.oneTimeCode'),
              cell: ({ person }) => <OutcomeText outcome={outcomes.get(person.id)} />,
            },
          ]}
        />
        <Actions>
          {left.length === 0 ? null : (
            <Button kind="primary" isPending={isPending} onPress={() => void activateAll()}>
              {text('staff.activateAll', { count: left.length })}
            </Button>
          )}
          <Button onPress={onClose}>{text(outcomes.size === 0 ? 'ui.cancel' : 'lists.close')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}

function OutcomeText({ outcome }: { outcome: Outcome | undefined }) {
  const text = useText();
  const problemText = useProblemText();
  if (outcome === undefined) return text('staff.noCodeYet');
  if ('problem' in outcome) return <StatusLabel tone="bad">{problemText(outcome.problem)}</StatusLabel>;
  const { oneTimeCode, expiresAt } = outcome.given;
  return (
    <>
      <Bdi>{oneTimeCode}</Bdi> ({text('staff.codeUntil')} <TimeText at={expiresAt} withDay />)
    </>
  );
}

const needsProof: ReadonlySet<Problem['code']> = new Set(['PASSWORD_NEEDED', 'SECOND_FACTOR_NEEDED']);

async function outcomeOf(personId: string): Promise<Outcome> {
  try {
    return {
      given: await withPassword(() => withSecondFactor(() => desk.staff.activate.mutate({ personId }))),
    };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
