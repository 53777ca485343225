// The manager's own keys and codes, whether the office asks for them, and keys that counted back (D11).
import { useState } from 'react';
import type { SecondFactorKey } from '#core/access/second-factor/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AddKeyDialog } from './add-key-dialog.tsx';
import { CodesDialog } from './codes-dialog.tsx';
import { RemoveKeyDialog } from './remove-key-dialog.tsx';
import { RequireDialog } from './require-dialog.tsx';
import { supportsSecurityKeys } from './security-key.ts';

type Open = 'add' | 'codes' | 'require' | SecondFactorKey | null;

export function SecondFactorSection() {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.secondFactor.state.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const title = text('secondFactor.title');
  if (data === undefined) return problem === null ? null : <ProblemNotice problem={problem} />;
  const takesKeys = data.takesKeys && supportsSecurityKeys();
  // Their first one is a sheet of codes: for that a colleague can vouch.
  const addsKeys = takesKeys && data.vouchers === null;
  return (
    <Section title={title} aside={<RuleSource rule="D11" about={title} />}>
      <Stack>
        <p>{text('secondFactor.what')}</p>
        {data.counterSigns.map(({ id, label, personName, at, known, got }) => (
          <Notice key={id} tone="bad">
            {text('secondFactor.countedBack', { label: label ?? '', name: personName ?? '', known, got })}{' '}
            <TimeText at={at} withDay />
          </Notice>
        ))}
        {data.isSpent ? <Notice tone="bad">{text('secondFactor.spent')}</Notice> : null}
        {data.codesLeft === 1 ? <Notice tone="warn">{text('secondFactor.lastCode')}</Notice> : null}
        <Facts
          facts={[
            {
              name: text('secondFactor.state'),
              value: (
                <StatusLabel tone={data.isRequired ? 'good' : 'neutral'}>
                  {text(data.isRequired ? 'secondFactor.isOn' : 'secondFactor.isOff')}
                </StatusLabel>
              ),
            },
            {
              name: text('secondFactor.codesLeft'),
              value: text('secondFactor.codesCount', { count: data.codesLeft }),
            },
          ]}
        />
        <ConcurrentRequirement />
        {data.keys.length === 0 ? (
          <EmptyState
            title={text('secondFactor.noKeys')}
            why={text(takesKeys ? 'secondFactor.noKeysWhy' : 'secondFactor.noShell')}
          />
        ) : (
          <Table
            caption={text('secondFactor.keys')}
            rows={data.keys}
            rowKey={({ keyId }) => keyId}
            columns={[
              {
                id: 'label',
                header: text('secondFactor.label'),
                isRowHeader: true,
                cell: ({ label }) => label,
              },
              { id: 'who', header: text('secondFactor.holder'), cell: ({ personName }) => personName },
              {
                id: 'since',
                header: text('secondFactor.registered'),
                cell: ({ registeredAt }) => <TimeText at={registeredAt} withDay />,
              },
              {
                id: 'used',
                header: text('secondFactor.lastUsed'),
                cell: ({ lastUsedAt }) =>
                  lastUsedAt === null ? text('secondFactor.neverUsed') : <TimeText at={lastUsedAt} withDay />,
              },
            ]}
            act={(key) => (
              <Button
                isDense
                onPress={() => setOpen(key)}
                aria-label={text('secondFactor.removeOf', { label: key.label ?? '' })}
              >
                {text('secondFactor.remove')}
              </Button>
            )}
          />
        )}
        <Actions>
          {addsKeys ? <Button onPress={() => setOpen('add')}>{text('secondFactor.add')}</Button> : null}
          <Button onPress={() => setOpen('codes')}>{text('secondFactor.makeCodes')}</Button>
          <Button onPress={() => setOpen('require')}>
            {text(data.isRequired ? 'secondFactor.switchOff' : 'secondFactor.switchOn')}
          </Button>
        </Actions>
      </Stack>
      {open === 'add' ? <AddKeyDialog onClose={close} /> : null}
      {open === 'codes' ? <CodesDialog vouchers={data.vouchers} onClose={close} /> : null}
      {open === 'require' ? <RequireDialog isRequired={data.isRequired} onClose={close} /> : null}
      {open !== null && typeof open === 'object' ? (
        <RemoveKeyDialog secondFactorKey={open} onClose={close} />
      ) : null}
    </Section>
  );
}

function ConcurrentRequirement() {
  const text = useText();
  return (
    <ConcurrentChange
      register="second_factor"
      wordsOf={(isOn) => text(isOn === '1' ? 'secondFactor.isOn' : 'secondFactor.isOff')}
    />
  );
}
