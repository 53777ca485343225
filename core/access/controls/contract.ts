// Settings that weaken a control when they are set one way (D20.65): tightened by the manager alone, loosened by two people. Which way
// loosens is said by the duty of the setting; that every setting of the office is one or none of these, by
// core/oversight/settings-history/directions.ts.
import { z } from 'zod';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/**
 * `limit`: rials above which money without a service takes a second word; higher loosens. `hours`: of the office; wider loosens.
 * `rhythm`: of a check; rarer than today loosens. `outside_system`: on the list of a departure; off it loosens. `second_factor`: of
 * managers; off loosens. `terminal_connection`: where a terminal is asked about money; every change loosens. `matching_rule`: matches
 * without the manager's look; on loosens.
 */
export const controls = [
  'limit',
  'hours',
  'rhythm',
  'outside_system',
  'second_factor',
  'terminal_connection',
  'matching_rule',
] as const;
export const controlSchema = z.enum(controls);
export type Control = z.infer<typeof controlSchema>;

/** A loosened control as it is shown. */
export const loosenedSchema = z.strictObject({
  id: idSchema,
  control: controlSchema,
  /** What it was set for: an item, a system, a terminal, a rule; null where the office has one value. */
  about: z.string().nullable(),
  /** What the office calls that; null for what the screen names, and where another PC keeps the name. */
  title: z.string().nullable(),
  /** Rials, hours as `07:00–19:00`, a rhythm, `listed` or `ended`, `on` or `off`, `rule_on` or `rule_off`, `behpardakht 10.0.0.9:1024` or `none`. */
  before: z.string(),
  after: z.string(),
  reason: z.string().nullable(),
  at: instantSchema,
  byName: z.string().nullable(),
  /** Null where the word of the second person counts for nobody (D4.18). */
  secondName: z.string().nullable(),
});
export type LoosenedControl = z.infer<typeof loosenedSchema>;
