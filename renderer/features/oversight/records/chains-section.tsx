// Whether the journal holds: the chain of every PC with its code, what the day was signed with, and a check on request.

import { useState } from 'react';
import type { Chains } from '#core/oversight/records/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';

type Checked = { day: string; entries: number; isBroken: boolean; deskNumber: number | null };

export function ChainsSection({ day }: { day: string }) {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.records.chains.queryOptions({ day }), {
    keepsPrevious: true,
  });
  const checking = useDeskCommand(desk.records.checkChain.mutate);
  const [checked, setChecked] = useState<Checked | null>(null);
  const chains = data?.chains ?? [];
  const check = async () => {
    const found = await checking.run({ day });
    if (found === null) return;
    const { entries, brokenAt } = found;
    const at = chains.find(({ device }) => device === brokenAt?.device);
    setChecked({ day, entries, isBroken: brokenAt !== null, deskNumber: at?.deskNumber ?? null });
  };
  return (
    <Section title={text('records.chains')}>
      <ProblemNotice problem={problem} />
      <ProblemNotice problem={checking.problem} takesFocus />
      <Facts
        facts={[
          {
            name: text('records.headCode'),
            value: data?.headCode == null ? text('records.notClosed') : <Bdi>{data.headCode}</Bdi>,
          },
        ]}
      />
      <ChainsTable chains={chains} />
      <Actions>
        <Button isPending={checking.isPending} onPress={() => void check()}>
          {text('records.check')}
        </Button>
      </Actions>
      {checked === null || checked.day !== day ? null : checked.isBroken ? (
        <StatusLabel tone="bad">{text('records.broken', { desk: checked.deskNumber ?? 0 })}</StatusLabel>
      ) : (
        <StatusLabel tone="good">{text('records.holds', { count: checked.entries })}</StatusLabel>
      )}
    </Section>
  );
}

function ChainsTable({ chains }: { chains: Chains['chains'] }) {
  const text = useText();
  return (
    <Table
      caption={text('records.chains')}
      rows={chains}
      rowKey={({ device, epoch }) => `${device} ${epoch}`}
      columns={[
        {
          id: 'desk',
          header: text('records.desk'),
          isRowHeader: true,
          cell: ({ deskNumber, deviceName }) => (
            <>
              {deskNumber === null
                ? text('records.unknownPc')
                : text('records.number', { count: deskNumber })}{' '}
              <bdi>{deviceName}</bdi>
            </>
          ),
        },
        {
          id: 'ofDay',
          header: text('records.countOfDay'),
          isNumber: true,
          cell: ({ ofDay }) => text('records.number', { count: ofDay }),
        },
        {
          id: 'all',
          header: text('records.countOfAll'),
          isNumber: true,
          cell: ({ seq }) => text('records.number', { count: seq }),
        },
        {
          id: 'acked',
          header: text('records.atProvince'),
          isNumber: true,
          cell: ({ ackedSeq }) => text('records.number', { count: ackedSeq }),
        },
        { id: 'code', header: text('records.code'), cell: ({ code }) => <Bdi>{code}</Bdi> },
      ]}
    />
  );
}
