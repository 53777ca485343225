// Every procedure of the application by its path, and how to call one by its path with any input at all.
// Tables by procedure are typed by the router, so that a new procedure is missed by the type check as well.
import { callTRPCProcedure, type inferRouterInputs } from '@trpc/server';
import { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { type AppRouter, appRouter } from '#core/app/registry/router.ts';

type Inputs = inferRouterInputs<AppRouter>;

/** One value for each procedure, by duty and name. */
export type ByProcedure<T> = { [Duty in keyof Inputs]: { [Name in keyof Inputs[Duty]]: T } };
/** Inputs that each procedure takes, by duty and name. */
export type SoundInputs = {
  [Duty in keyof Inputs]: { [Name in keyof Inputs[Duty]]: readonly Inputs[Duty][Name][] };
};

export type KnownProcedure = {
  readonly path: string;
  readonly type: 'query' | 'mutation';
  /** The check of its input. */
  readonly input: z.ZodType;
};

const definition = z.object({
  type: z.enum(['query', 'mutation']),
  inputs: z.tuple([z.instanceof(z.ZodType)]),
});

/** All procedures, as the router itself has them. Each has exactly one input schema, or this throws. */
export const procedures: readonly KnownProcedure[] = Object.entries<unknown>(appRouter._def.procedures).map(
  ([path, procedure]) => {
    if (typeof procedure !== 'function' || !('_def' in procedure)) throw new Error(`${path} is no procedure`);
    const { type, inputs } = definition.parse(procedure._def);
    return { path, type, input: inputs[0] };
  },
);

/** Flattens a table by duty and name to one by path. */
export function byPath<T>(table: Readonly<Record<string, Readonly<Record<string, T>>>>): Map<string, T> {
  return new Map(
    Object.entries(table).flatMap(([duty, named]) =>
      Object.entries(named).map(([name, value]): [string, T] => [`${duty}.${name}`, value]),
    ),
  );
}

/** Calls one procedure in this process, as the holder of a session or as nobody. */
export function call(
  desk: Desk,
  session: string | null,
  { path, type }: KnownProcedure,
  input: unknown,
): Promise<unknown> {
  return callTRPCProcedure({
    router: appRouter,
    ctx: { desk, session },
    path,
    type,
    getRawInput: async () => input,
    signal: undefined,
    batchIndex: 0,
  });
}
