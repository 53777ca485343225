// Whatever core counts for the morning card has its row there, and no row waits for what core does not count.
import { expect, test } from 'vitest';
import * as duties from '#core/app/registry/duties.ts';
import type { Duty } from '#core/journal/log/define-duty.ts';
import { features } from '#renderer/app/features.ts';
import { openOffice } from '#tests/support/office.ts';

test('D20.1 every task of a duty is a row of a feature', async () => {
  const { desk, clerk } = await openOffice();
  const counted = Object.entries<Duty>(duties).flatMap(([name, { tasks }]) =>
    Object.keys(tasks?.of(desk.reads, { id: clerk.id, role: 'manager' }, '2026-11-25') ?? {}).map(
      (kind) => `${name}.${kind}`,
    ),
  );
  const rows = features.flatMap(({ tasks = {} }) => Object.keys(tasks));
  expect(rows.toSorted()).toEqual(counted.toSorted());
});
