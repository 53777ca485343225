// What procedures of every duty answer.
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';

/** One-key acts that can be undone. */
export const oneKeyKinds = ['cash_offered', 'advice_referred'] as const;
export type OneKeyKind = (typeof oneKeyKinds)[number];
/** A one-key act can be undone for so long, in seconds. */
export const undoSeconds = 10;
export const oneKeyActOutput = z.strictObject({ done: z.literal(true), actId: idSchema });
