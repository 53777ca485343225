// What the judiciary has not confirmed about the people of a visit, where something of it can be set (domain.md §3): each is strict until
// two people loosen it (D1.222).
import { z } from 'zod';
import { besideInput } from '#core/access/staff/contract.ts';
import { instantSchema } from '#core/foundation/wire/contract.ts';

/**
 * Strict, and loosened: `held_today`: nothing is held of a check of the same day; what does not change is held (D1.79). `absent_sana`:
 * whoever is represented is asked for Sana; the clerk may leave it out. `sub_delegation`: who is acted for through somebody absent is
 * verified by the manager; by the clerk. `passport`: whoever is known by a passport alone, the same. `helper`: an interpreter or companion,
 * the same. `mother`: a mother who acts for her child without a
 * court's order, the same. `doubt_memory`: a doubt is remembered for a year; for thirty days.
 */
export const points = [
  'held_today',
  'absent_sana',
  'sub_delegation',
  'passport',
  'helper',
  'mother',
  'doubt_memory',
] as const;
export const pointSchema = z.enum(points);
export type Point = z.infer<typeof pointSchema>;

/** Points by which somebody is verified by the manager alone while they are strict. */
export const managersPoints = ['sub_delegation', 'passport', 'helper'] as const;
export const managersPointSchema = z.enum(managersPoints);
export type ManagersPoint = z.infer<typeof managersPointSchema>;

/** A setting as a loosening says it. */
export const pointValues = { strict: 'strict', loose: 'loose' } as const;

export const pointsOutput = z
  .array(
    z.strictObject({
      point: pointSchema,
      isLoose: z.boolean(),
      /** The last change that counts; null while there was none. */
      setAt: instantSchema.nullable(),
      byName: z.string().nullable(),
    }),
  )
  .readonly();
export type PointState = z.infer<typeof pointsOutput>[number];

export const setPointInput = z.strictObject({
  point: pointSchema,
  isLoose: z.boolean(),
  /** What is loosened takes a colleague. */
  beside: besideInput.optional(),
});
