// Settings that weaken a control when they are set one way (D20.65): tightened by the manager alone, loosened by two people. Which way
// loosens is said by the duty of the setting; that every setting of the office is one or none of these, by
// core/oversight/settings-history/directions.ts.
import { z } from 'zod';
import { madeText, typedLines } from '#core/foundation/text/contract.ts';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/**
 * `limit`: rials above which money without a service takes a second word; higher loosens. `hours`: of the office; wider loosens.
 * `rhythm`: of a check; rarer than today loosens. `outside_system`: on the list of a departure; off it loosens. `second_factor`: of
 * managers; off loosens. `terminal_connection`: where a terminal is asked about money; every change loosens. `matching_rule`: matches
 * without the manager's look; on loosens. `identity_point`: what the judiciary has not confirmed about the people of a visit; loose loosens.
 * `service_section`: who serves it was introduced for its usual section by a letter; any other loosens. `training_topic`: taught again and
 * again; ended loosens.
 */
export const controls = [
  'limit',
  'hours',
  'rhythm',
  'outside_system',
  'second_factor',
  'terminal_connection',
  'matching_rule',
  'identity_point',
  'service_section',
  'training_topic',
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
  /** Rials, hours as `07:00–19:00`, a rhythm, `listed` or `ended`, `on` or `off`, `rule_on` or `rule_off`, `strict` or `loose`, `behpardakht 10.0.0.9:1024` or `none`, a section. */
  before: z.string(),
  after: z.string(),
  reason: z.string().nullable(),
  at: instantSchema,
  byName: z.string().nullable(),
  /** Null where the word of the second person counts for nobody (D4.18), and where the province agreed. */
  secondName: z.string().nullable(),
  /** When the province agreed, by its signed word; null where it was not asked, or its word is not here. */
  provinceAt: instantSchema.nullable(),
});
export type LoosenedControl = z.infer<typeof loosenedSchema>;

/** A change of a control, as an act that was refused for want of a colleague tells it. */
export const controlChangeSchema = z.strictObject({
  control: controlSchema,
  about: madeText(0, 60).nullable(),
  title: madeText(0, 200).nullable(),
  before: madeText(0, 60),
  after: madeText(0, 60),
});
export const askProvinceInput = controlChangeSchema.extend({ reason: typedLines(0, 500) });

export const askStates = ['waiting', 'agreed', 'used', 'refused'] as const;
export const askedOutput = z
  .array(
    controlChangeSchema.extend({
      id: idSchema,
      reason: z.string().nullable(),
      at: instantSchema,
      byName: z.string().nullable(),
      /** `agreed`: the manager may set it now. `used`: it was set. */
      state: z.enum(askStates),
      answeredAt: instantSchema.nullable(),
      /** In the province's words; null where it did not refuse. */
      refusedFor: z.string().nullable(),
    }),
  )
  .readonly();
export type AskedControl = z.infer<typeof askedOutput>[number];
