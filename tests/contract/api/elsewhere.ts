// What another PC of the office wrote: everything that its manager can do, and what the views of this one say to it.
import { TRPCError } from '@trpc/server';
import { expect } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { problemOfError } from '#core/access/request-context/trpc.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { IngestedEntry } from '#core/journal/log/write-path.ts';
import { laneOf } from '#tests/support/merged-desk.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import type { BusyOffice } from './busy-office.ts';
import { byPath, call, type KnownProcedure, procedures, type SoundInputs } from './procedures.ts';

/** What ends the manager's session, asks the network or takes the office elsewhere. */
const leaves = /^(office|sync|peers|store|clock)\.|^staff\.(sign|unlock|cutOff|lock)/;

export const queries = procedures.filter(({ type }) => type === 'query');
export const commands = procedures.filter(({ type, path }) => type === 'mutation' && !leaves.test(path));

export type Elsewhere = {
  readonly stream: StreamKey;
  /** Its first entry: the office as it heard of it. */
  readonly founding: IngestedEntry;
  readonly rest: readonly IngestedEntry[];
};

/** Everything that the manager can do, done at another PC: the entries of it, of every kind. */
export async function doneElsewhere({ office, sound }: BusyOffice): Promise<Elsewhere> {
  const other = joinOffice(office, 2);
  await answersOf(other.desk, office.manager.id, commands, sound);
  const { stream, entries } = laneOf(other.desk);
  expect(entries.length).toBeGreaterThan(80);
  const [founding, ...rest] = entries;
  if (founding === undefined) throw new Error('the other PC has recorded nothing');
  return { stream, founding, rest };
}

/** How each procedure answers to what it takes: null where it does, the code of a refusal, or the error that nobody expects. */
export async function answersOf(
  desk: Desk,
  managerId: string,
  asked: readonly KnownProcedure[],
  sound: SoundInputs,
): Promise<Record<string, unknown>> {
  const session = desk.sessions.open(managerId).token;
  const inputs = byPath<readonly unknown[]>(sound);
  const answers: Record<string, unknown> = {};
  for (const procedure of asked)
    for (const input of inputs.get(procedure.path) ?? []) {
      const problem = await call(desk, session, procedure, input).then(
        () => null,
        (error: unknown) => {
          if (!(error instanceof TRPCError)) throw error;
          const found = problemOfError(error, '');
          return found.code === 'UNEXPECTED' ? (error.cause ?? error) : found.code;
        },
      );
      answers[`${procedure.path} ${JSON.stringify(input)}`] = problem;
    }
  return answers;
}

/** What of the answers nobody expects. */
export const unexpectedIn = (answers: Readonly<Record<string, unknown>>): (readonly [string, unknown])[] =>
  Object.entries(answers).filter(([, answer]) => answer instanceof Error);
