// Premises checks, corrective actions and the opening of the day (D5, D6, D17): inputs, outputs and states.
import { z } from 'zod';
import { besideInput, clearanceStageSchema, postSchema } from '#core/access/staff/contract.ts';
import { photoInput } from '#core/assets/photos/contract.ts';
import { typedLine, typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { dayStateSchema } from '#core/journal/business-day/contract.ts';

/** What is looked at every morning. */
export const morningItems = ['sign_127', 'rate_board', 'guide_boards', 'lawyers_inbox'] as const;
/** What is looked at in the premises (D5, D6, D17); the 127 sign must be checked before the day opens. */
export const checkItems = [
  ...morningItems,
  'cleanliness',
  'orderliness',
  'waiting_area',
  'equipment_state',
  'safety',
] as const;
export const builtInItemSchema = z.enum(checkItems);
export type BuiltInItem = z.infer<typeof builtInItemSchema>;
/** What the schedules bring, or the id of a check that the office added. */
export const checkItemSchema = z.union([builtInItemSchema, idSchema]);
export type CheckItem = z.infer<typeof checkItemSchema>;

export const isBuiltIn = (item: CheckItem): item is BuiltInItem => builtInItemSchema.safeParse(item).success;

export const checkResultSchema = z.enum(['passed', 'failed']);
export type CheckResult = z.infer<typeof checkResultSchema>;

/** How often something is looked at. */
export const periods = ['day', 'week', 'month'] as const;
export const periodSchema = z.enum(periods);
/** What asks for a look of its own: a tariff that came into force, a fault of a device, an action that was confirmed to be done. */
export const scheduleEvents = ['new_tariff', 'equipment_fault', 'mended'] as const;
export type ScheduleEvent = (typeof scheduleEvents)[number];

export const scheduleVersionSchema = z.strictObject({
  version: z.string(),
  /** Business day. */
  effectiveFrom: daySchema,
  items: z
    .array(
      z.strictObject({
        item: checkItemSchema,
        every: periodSchema,
        after: z.array(z.enum(scheduleEvents)).readonly(),
      }),
    )
    .readonly(),
});
export type ScheduleVersion = z.infer<typeof scheduleVersionSchema>;
export type ScheduledItem = ScheduleVersion['items'][number];

/** What the office sets of a check: how often, or for one of its own that it ends. */
export const rhythmSchema = z.enum([...periods, 'never']);
export type Rhythm = z.infer<typeof rhythmSchema>;
export const setRhythmInput = z.strictObject({
  item: checkItemSchema,
  every: rhythmSchema,
  /** Rarer than today loosens. */
  beside: besideInput.optional(),
});
export const addItemInput = z.strictObject({
  /** What is looked at, in words; stays in the office. */
  title: typedLine(2, 80),
  every: periodSchema,
});
export const addItemOutput = z.strictObject({ item: idSchema });

export const scheduleOutput = z.strictObject({
  /** The version of the schedules that the directive brings, and from when what is set now counts. */
  version: z.string(),
  from: daySchema,
  items: z.array(
    z.strictObject({
      item: checkItemSchema,
      title: z.string().nullable(),
      /** Tomorrow, with all that was set up to now. */
      every: periodSchema,
      /** The rarest that the directive leaves; null for what the office added. */
      atLeast: periodSchema.nullable(),
      after: z.array(z.enum(scheduleEvents)).readonly(),
      /** By whom and when the office set it last; null: as the directive has it. */
      set: z.strictObject({ at: instantSchema, byName: z.string().nullable() }).nullable(),
    }),
  ),
});
export type ScheduleView = z.infer<typeof scheduleOutput>;

/** Why a check is due on its day; `first`: it was never looked at. */
export const dueReasonSchema = z.enum([...periods, ...scheduleEvents, 'first']);
export type DueReason = z.infer<typeof dueReasonSchema>;

export const checkStatusSchema = z.strictObject({
  item: checkItemSchema,
  /** The words of a check that the office added; null for the others, and where they are not here. */
  title: z.string().nullable(),
  every: periodSchema,
  /** Business day on which it is due next, or was due. */
  dueDay: daySchema,
  why: dueReasonSchema,
  isDue: z.boolean(),
  /** Working days since the day on which it was due; 0 in time. */
  daysLate: z.int(),
  lastDay: daySchema.nullable(),
});
export type CheckStatus = z.infer<typeof checkStatusSchema>;

export const checkCalendarInput = z.strictObject({ item: checkItemSchema });
export const checkDaySchema = z.strictObject({
  day: daySchema,
  /** `mended`: it failed and passed on the same day; `missed`: the office worked and what is looked at daily was not. */
  state: z.enum(['passed', 'mended', 'failed', 'missed', 'none']),
  /** A Friday, or a day of the table of closures. */
  isClosed: z.boolean(),
  /** The check was due before this day. */
  late: z.boolean(),
});
export type CheckDay = z.infer<typeof checkDaySchema>;
export const checkCalendarOutput = z.strictObject({
  item: checkItemSchema,
  from: daySchema,
  to: daySchema,
  /** Twelve Jalali months, the current one up to today, the first day first. */
  days: z.array(checkDaySchema),
});
export type CheckCalendar = z.infer<typeof checkCalendarOutput>;

const note = typedLines(0, 500);

export const correctiveActionInput = z.strictObject({
  /** What is to be done; stays in the office. */
  description: typedLines(2, 500),
  ownerId: idSchema,
  /** Business day by which it is done: today or later, at most thirty days away. */
  dueDay: daySchema,
});
export type CorrectiveActionInput = z.infer<typeof correctiveActionInput>;

export const recordCheckInput = z.strictObject({
  item: checkItemSchema,
  result: checkResultSchema,
  /** What was seen; may be empty; stays in the office. */
  note,
  /** Needed with `failed`, refused with `passed`. */
  correctiveAction: correctiveActionInput.optional(),
  /** How it was found. */
  photo: photoInput.optional(),
});
export const recordCheckOutput = z.strictObject({ checkId: idSchema, actionId: idSchema.nullable() });

/** How it can be seen that an action was done. */
export const proofKinds = ['photo', 'document', 'seen_on_site'] as const;
export const proofKindSchema = z.enum(proofKinds);
export type ProofKind = z.infer<typeof proofKindSchema>;

export const completeActionInput = z.strictObject({
  actionId: idSchema,
  proofKind: proofKindSchema,
  /** Where the proof is and what it shows; stays in the office. */
  note,
  /** Needed when the proof is a photo. */
  photo: photoInput.optional(),
});

/** What another person found when they looked: a completion counts once it is confirmed. */
export const verdictSchema = z.enum(['confirmed', 'not_done']);
export type Verdict = z.infer<typeof verdictSchema>;
export const judgeActionInput = z.strictObject({
  actionId: idSchema,
  verdict: verdictSchema,
  /** Needed with `not_done`: what is still missing. */
  note,
});
export const openDayOutput = z.strictObject({ day: daySchema });

export const checkViewSchema = z.strictObject({
  checkId: idSchema,
  result: checkResultSchema,
  note: z.string().nullable(),
  at: instantSchema,
  byName: z.string().nullable(),
  photoId: idSchema.nullable(),
  /** The day on which it was due, when that lay before the day of the check. */
  lateSince: daySchema.nullable(),
});

export const openActionSchema = z.strictObject({
  actionId: idSchema,
  item: checkItemSchema.nullable(),
  title: z.string().nullable(),
  /** Null when the private part is kept by another PC or was purged. */
  description: z.string().nullable(),
  ownerId: idSchema,
  ownerName: z.string().nullable(),
  dueDay: daySchema,
  overdue: z.boolean(),
  /** An earlier action for the same item was said to be done, and the item failed again. */
  failedAgain: z.boolean(),
  /** How the check found it. */
  photoId: idSchema.nullable(),
  /** It was said to be done and waits for another person to look; null while it is to be done. */
  completion: z
    .strictObject({
      proofKind: proofKindSchema.nullable(),
      note: z.string().nullable(),
      by: idSchema.nullable(),
      byName: z.string().nullable(),
      at: instantSchema,
      photoId: idSchema.nullable(),
    })
    .nullable(),
});
export type OpenAction = z.infer<typeof openActionSchema>;

export const morningCardOutput = z.strictObject({
  day: daySchema,
  state: dayStateSchema,
  opening: z.strictObject({ at: instantSchema, byName: z.string().nullable() }).nullable(),
  /** What is due or was looked at today, in the order of the schedule, with the latest check of the day. */
  items: z.array(checkStatusSchema.extend({ check: checkViewSchema.nullable() })),
  /** The rest of the schedule, the first to come first. */
  later: z.array(checkStatusSchema),
  /** Soonest due first. */
  openActions: z.array(openActionSchema),
  /** The day before today that comes first at the close: the earliest open one, else the last that was opened (D21). */
  previousDayState: z.strictObject({ day: daySchema, state: dayStateSchema }).nullable(),
});
export type MorningCard = z.infer<typeof morningCardOutput>;

/** Days before the end of a clearance from which the morning card reminds of it (D8). */
export const clearanceNoticeDays = 30;

export const endingClearanceSchema = z.strictObject({
  personId: idSchema,
  name: z.string(),
  expiresOn: daySchema,
  /** 0 on the last day, negative after it. */
  daysLeft: z.int(),
  stage: clearanceStageSchema,
});
export type EndingClearance = z.infer<typeof endingClearanceSchema>;

/** Days before the end of a terminal's designation from which the morning card reminds of it (D2). */
export const terminalNoticeDays = 30;

export const endingTerminalSchema = z.strictObject({
  terminalId: z.string(),
  /** The last day on which it may be used. */
  validTo: daySchema,
  /** 0 on that day. */
  daysLeft: z.int().min(0),
});
export type EndingTerminal = z.infer<typeof endingTerminalSchema>;

/** What waits for the person, for the navigation. */
export const countsOutput = z.strictObject({
  /** Visits whose identity was left to the manager; for the manager alone, like the complaints. */
  escalated: z.int(),
  /** Open complaints past their deadline or within two working days of it. */
  dueComplaints: z.int(),
  /** Checks of the premises that are due and not made; for everybody at the counter. */
  dueChecks: z.int(),
  /** What is open in the in-box past its deadline or near it; for everybody at the counter. */
  dueInbox: z.int(),
});
export type Counts = z.infer<typeof countsOutput>;

/** What was left over and is told one by one; what is only counted is `tasks.open`. The manager sees the whole office, everyone else their own part. */
export const openTasksOutput = z.strictObject({
  /** Clearances that end soon or have ended, the first to end first. */
  clearances: z.array(endingClearanceSchema),
  /** Designations of terminals that end soon and that no further one follows, the first to end first. */
  endingTerminals: z.array(endingTerminalSchema),
  /** What is missing or waits for a decision; an empty day lacks nothing. */
  missing: z.strictObject({
    /** The board on the wall is not that of the rates in force, as far as anybody said. */
    rateBoard: z.boolean(),
    /** Posts that every office must have and that too few people fill; for the manager alone. */
    posts: z.array(postSchema),
    /** People whose transfer to another office is in effect and who are not cut off; for the manager alone. */
    transferred: z.array(z.strictObject({ personId: idSchema, name: z.string(), since: daySchema })),
    /** Leavers with an access outside that is not cut, or no closing letter; for the manager alone. */
    departures: z.array(
      z.strictObject({
        personId: idSchema,
        name: z.string(),
        open: z.int(),
        leftAt: instantSchema,
        doneAt: instantSchema.nullable(),
      }),
    ),
  }),
  /** Days before today that are open, in the order in which they are to be closed; for the manager alone. */
  openDays: z.array(
    z.strictObject({
      day: daySchema,
      openDrafts: z.int(),
      /** Differences without an explanation. */
      unexplained: z.int(),
      /** Rials that no report row answers yet. */
      differenceToGo: z.int(),
    }),
  ),
});
export type OpenTasks = z.infer<typeof openTasksOutput>;
