// What the shell and the core process say to each other (design.md §5). Both sides check every message.
// The shell never sees what a call means; the core process never sees a window or a socket.
import { z } from 'zod';
import { presenceSchema } from '#core/access/staff/contract.ts';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import {
  checkedSnapshotSchema,
  recoveryStepSchema,
  recoveryTaskSchema,
  restoredOutcomeSchema,
} from '#core/replication/recovery/contract.ts';

/** Largest body of a call, in bytes (a PSP report of a busy month fits). */
export const maxBodyBytes = 25 * 1024 * 1024;
/** Largest path of a call with its query, in characters. */
export const maxPathLength = 16_384;
/** Every path of the application starts so; the rest is the tRPC procedure with its query. */
export const apiPrefix = '/api/';
/** The only request headers that reach the application. */
export const forwardedHeaders = ['content-type', 'x-session', 'accept-language'] as const;

const headersSchema = z.record(z.string().max(128), z.string().max(4096));

/** A call as a page makes it, before the shell gives it a number. */
export const deskCallSchema = z.strictObject({
  path: z
    .string()
    .max(maxPathLength)
    .regex(/^\/api\/[A-Za-z0-9._,-]+(\?[!-~]*)?$/),
  method: z.enum(['GET', 'POST']),
  headers: headersSchema,
  body: z.string().nullable(),
});
export type DeskCall = z.infer<typeof deskCallSchema>;

const officeFacts = {
  /** The office's folder. */
  dir: z.string().min(1),
  /** The data key, 32 bytes in hex. It is handed over here and nowhere else. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
  appVersion: z.string(),
  /** A folder outside the office's for the second witness of the head; none for a demonstration. */
  witnessHome: z.string().min(1).optional(),
};

export const toCoreSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    ...officeFacts,
    /** True when only a demonstration office may be set up here (no custody for a real key). */
    demoOnly: z.boolean(),
    presence: presenceSchema,
  }),
  /** Instead of `start`: one task on an office that does not open; then `recovered` or `failed`. */
  z.strictObject({ kind: z.literal('recover'), ...officeFacts, task: recoveryTaskSchema }),
  deskCallSchema.extend({ kind: z.literal('call'), id: z.int().min(1) }),
  z.strictObject({ kind: z.literal('stop') }),
]);
export type ToCore = z.infer<typeof toCoreSchema>;
export type StartMessage = Extract<ToCore, { kind: 'start' }>;
export type RecoverMessage = Extract<ToCore, { kind: 'recover' }>;

/** What a task has brought. */
export const recoveryOutcomeSchema = z.union([checkedSnapshotSchema, restoredOutcomeSchema]);
export type RecoveryOutcome = z.infer<typeof recoveryOutcomeSchema>;

export const problemSchema = z.custom<Problem>(isProblem);

const answerSchema = z.strictObject({
  status: z.int().min(200).max(599),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
/** The answer to a call, from the application or, with a problem inside, from the shell. */
export type DeskAnswer = z.infer<typeof answerSchema>;

export const fromCoreSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), pid: z.int() }),
  z.strictObject({ kind: z.literal('failed'), problem: problemSchema }),
  answerSchema.extend({ kind: z.literal('answer'), id: z.int().min(1) }),
  z.strictObject({ kind: z.literal('changed'), topics: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('progress'),
    step: recoveryStepSchema,
    done: z.int().min(0),
    total: z.int().min(0),
  }),
  z.strictObject({ kind: z.literal('recovered'), outcome: recoveryOutcomeSchema }),
]);
export type FromCore = z.infer<typeof fromCoreSchema>;

/** What a page is told about the core process. `problem` says why it is down. */
export type CoreState = {
  state: 'starting' | 'ready' | 'restarting' | 'down';
  problem: Problem | null;
};

/** A problem as an answer: under `problem`, and in the place where a tRPC client looks for errors. */
export function problemAnswer(status: number, problem: Problem): DeskAnswer {
  const data = { code: 'INTERNAL_SERVER_ERROR', httpStatus: status, problem };
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ problem, error: { message: problem.code, code: -32603, data } }),
  };
}

/** Keeps only the headers that the application may see, lower case. */
export function onlyForwarded(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of forwardedHeaders) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value;
  }
  return kept;
}
