// What procedures of every duty answer.
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';

/** Acts of one key that can be taken back. */
export const oneKeyKinds = ['cash_offered', 'advice_referred'] as const;
export type OneKeyKind = (typeof oneKeyKinds)[number];
/** An act of one key can be taken back for so long, in seconds. */
export const undoSeconds = 10;
export const oneKeyActOutput = z.strictObject({ done: z.literal(true), actId: idSchema });
