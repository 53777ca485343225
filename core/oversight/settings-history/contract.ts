// What was ever set in this office: by whom and when (D20.2). Inputs and outputs.
import { z } from 'zod';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** The kinds of change in the history of the settings. */
export const settingKinds = [
  'tariff_entered',
  'tariff_confirmed',
  'rate_entered',
  'rate_confirmed',
  'board_printed',
  'board_hung',
  'terminal_entered',
  'terminal_confirmed',
  'terminal_ended',
  'terminal_connection',
  'closure_declared',
  'closure_withdrawn',
  'receipt_paper',
  'printer',
  'service_placed',
  'limit',
  'queue',
  'check_rhythm',
  'scale',
  'contact',
  'control_loosened',
  'office_name',
  'report_folder',
  'matching_rule',
  'identity_point',
] as const;
export const settingKindSchema = z.enum(settingKinds);
export type SettingKind = z.infer<typeof settingKindSchema>;

/** Settings of which the last one counts, and that the whole office works by. */
export const settingRegisters = [
  'tariff',
  'rate',
  'board',
  'service',
  'terminal_connection',
  'second_factor',
  'limit',
  'mapping',
  'matching_rule',
  'identity_point',
  'rhythm',
  'queue',
  'hours',
  'week',
  'contact',
  'office_name',
] as const;
export const settingRegisterSchema = z.enum(settingRegisters);
export type SettingRegister = z.infer<typeof settingRegisterSchema>;

/** Settings that are concurrent with the one in force. */
export const concurrentChangesOutput = z.array(
  z.strictObject({
    register: settingRegisterSchema,
    id: idSchema,
    /** What it was set for: a day, an item; empty where the office has one value. */
    about: z.string(),
    /** What it was set to, as the history says it. */
    what: z.string(),
    at: instantSchema,
    byName: z.string().nullable(),
    /** Whether it was set at this PC. */
    here: z.boolean(),
  }),
);
export type ConcurrentChange = z.infer<typeof concurrentChangesOutput>[number];

export const historyInput = z.strictObject({ kind: settingKindSchema.nullable() });
export const historyOutput = z.strictObject({
  /** Newest first, at most two hundred. */
  rows: z
    .array(
      z.strictObject({
        id: idSchema,
        kind: settingKindSchema,
        /** What it was set to or is about: a title, a terminal, a day, rials, a paper; the screen says which. */
        what: z.string(),
        at: instantSchema,
        byName: z.string().nullable(),
        /** Whether it is a word of the province (D4.61), which has no name. */
        byProvince: z.boolean(),
        /** Whether it was set at this PC. */
        here: z.boolean(),
      }),
    )
    .readonly(),
  /** All there are, also beyond the rows. */
  total: z.int(),
});
export type SettingChange = z.infer<typeof historyOutput>['rows'][number];
