// Training and notices (D13–D15): inputs, outputs and states.
import { z } from 'zod';
import { besideInput, roleSchema } from '#core/access/staff/contract.ts';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { typedLine, typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** Who works here and can be taught: everybody but the inspector. */
export const taughtRoleSchema = roleSchema.exclude(['inspector']);
export type TaughtRole = z.infer<typeof taughtRoleSchema>;
const roles = z.array(taughtRoleSchema).min(1).max(4);

export const noticeKinds = ['directive', 'tariff', 'conduct', 'no_legal_advice', 'other'] as const;
export const noticeKindSchema = z.enum(noticeKinds);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

/** What everybody acknowledges every year (D14, D15): the code of conduct, and that no legal advice is given. */
export const yearlyKinds = ['conduct', 'no_legal_advice'] as const satisfies readonly NoticeKind[];
export const yearlyKindSchema = z.enum(yearlyKinds);
export type YearlyKind = z.infer<typeof yearlyKindSchema>;
/** Most days after which they are read again. */
export const yearDays = 366;

export const addTopicInput = z.strictObject({
  /** What it is about; stays in the office. */
  title: typedLine(2, 120),
  roles,
  /** Days for which attending counts: a month to five years. */
  validForDays: z.int().min(30).max(1830),
});
export const addTopicOutput = z.strictObject({ topicId: idSchema });
/** With the colleague who stands beside (D20.250). */
export const endTopicInput = z.strictObject({ topicId: idSchema, beside: besideInput.optional() });

/** Most minutes that a person attends on one day, over all sessions. */
export const mostMinutesADay = 600;

export const recordSessionInput = z.strictObject({
  topicId: idSchema,
  /** Business day: today or within the last thirty days. */
  heldOn: daySchema,
  minutes: z.int().min(10).max(600),
  /** Who taught; stays in the office. */
  trainer: typedLine(2, 80),
  attendeeIds: z.array(idSchema).min(1).max(60),
});
export const recordSessionOutput = z.strictObject({ sessionId: idSchema });
export const sessionInput = z.strictObject({ sessionId: idSchema });

export const withdrawAttendanceInput = z.strictObject({
  sessionId: idSchema,
  personId: idSchema,
  /** Why they were not there after all; stays in the office, and the person reads it. */
  reason: typedLines(0, 500),
});

/** A question with two to four answers, and the place of the right one. */
export const questionSchema = z
  .strictObject({
    question: typedLines(4, 300),
    answers: z.array(typedLine(1, 200)).min(2).max(4),
    right: z.int().min(0).max(3),
  })
  .refine(({ answers, right }) => right < answers.length);

export const publishNoticeInput = z.strictObject({
  kind: noticeKindSchema,
  title: typedLine(2, 120),
  body: typedLines(10, 8000),
  roles,
  /** Days after which it is to be read again, a year at most for what is yearly; null: once. */
  renewEveryDays: z.int().min(30).max(1830).nullable(),
  questions: z.array(questionSchema).max(3),
});
export const publishNoticeOutput = z.strictObject({ noticeId: idSchema });
export const acknowledgeInput = z.strictObject({
  noticeId: idSchema,
  /** The place of the chosen answer to each question, in their order. */
  answers: z.array(z.int().min(0).max(3)).max(3),
});
/** `wrong`: places of the questions that had a wrong answer; nothing is acknowledged while there is one. */
export const acknowledgeOutput = z.strictObject({
  acknowledged: z.boolean(),
  wrong: z.array(z.int().min(0)),
});
export const withdrawNoticeInput = z.strictObject({
  noticeId: idSchema,
  reason: typedLines(0, 500),
});

/** A version of the tariff that took another's place: a notice by itself, under the id of the version. */
export const tariffToReadSchema = z.strictObject({
  authority: z.string(),
  letterNumber: z.string(),
  effectiveFrom: daySchema,
  /** Items whose price changed, came or went; rials, null: none, or set by another body. */
  changes: z.array(
    z.strictObject({ title: z.string(), before: rialsSchema.nullable(), after: rialsSchema.nullable() }),
  ),
});

/** A notice that the caller has to read. Its questions come without their right answers. */
export const dueNoticeSchema = z.strictObject({
  noticeId: idSchema,
  kind: noticeKindSchema,
  /** Null when the private part is kept by another PC: it is read there. */
  title: z.string().nullable(),
  body: z.string().nullable(),
  at: instantSchema,
  byName: z.string().nullable(),
  questions: z.array(z.strictObject({ question: z.string(), answers: z.array(z.string()) })),
  /** Left out of a notice that somebody wrote. */
  tariff: tariffToReadSchema.optional(),
});
export type DueNotice = z.infer<typeof dueNoticeSchema>;

export const attendanceToConfirmSchema = z.strictObject({
  sessionId: idSchema,
  topicTitle: z.string().nullable(),
  heldOn: daySchema,
  minutes: z.int(),
  trainer: z.string().nullable(),
  /** The last business day on which it can be confirmed. */
  until: daySchema,
});
export type AttendanceToConfirm = z.infer<typeof attendanceToConfirmSchema>;

/** An attendance of the caller that the manager withdrew. */
export const withdrawnAttendanceSchema = z.strictObject({
  sessionId: idSchema,
  topicTitle: z.string().nullable(),
  heldOn: daySchema,
  /** Null where the private part is not here. */
  reason: z.string().nullable(),
  byName: z.string().nullable(),
});
export type WithdrawnAttendance = z.infer<typeof withdrawnAttendanceSchema>;

/** Attendances that wait for the caller's confirmation, and the withdrawn ones. */
export const ownTrainingOutput = z.strictObject({
  notices: z.array(dueNoticeSchema),
  attendances: z.array(attendanceToConfirmSchema),
  /** The last session first. */
  withdrawn: z.array(withdrawnAttendanceSchema),
});

/** One person's status in one topic: counted until a day, overdue, or not for their role. */
export const topicStatusSchema = z.strictObject({
  personId: idSchema,
  topicId: idSchema,
  state: z.enum(['valid', 'overdue', 'unconfirmed']),
  validUntil: daySchema.nullable(),
});
export type TopicStatus = z.infer<typeof topicStatusSchema>;

export const trainingMatrixOutput = z.strictObject({
  /** The Jalali year whose minutes are summed up. */
  year: z.int(),
  people: z.array(
    z.strictObject({
      personId: idSchema,
      name: z.string(),
      role: roleSchema,
      /** Of sessions of this Jalali year of which they say that they were there, of ended topics too. */
      minutes: z.int().min(0),
    }),
  ),
  /** The newest, the last first. */
  sessions: z.array(
    z.strictObject({
      sessionId: idSchema,
      topicTitle: z.string().nullable(),
      heldOn: daySchema,
      minutes: z.int(),
      trainer: z.string().nullable(),
      /** Names of those who say that they were there, of those who can still say it, and of those who did not in time. */
      present: z.array(z.strictObject({ personId: idSchema, name: z.string() })),
      waiting: z.array(z.string()),
      absent: z.array(z.string()),
      /** People whose attendance was withdrawn. */
      withdrawn: z.array(z.string()),
    }),
  ),
  topics: z.array(
    z.strictObject({
      topicId: idSchema,
      title: z.string().nullable(),
      roles: z.array(roleSchema),
      validForDays: z.int(),
    }),
  ),
  /** A person without a status in a topic does not need it. */
  statuses: z.array(topicStatusSchema),
});
export type TrainingMatrix = z.infer<typeof trainingMatrixOutput>;

export const noticeViewSchema = z.strictObject({
  noticeId: idSchema,
  kind: noticeKindSchema,
  title: z.string().nullable(),
  at: instantSchema,
  byName: z.string().nullable(),
  renewEveryDays: z.int().nullable(),
  withdrawn: z.boolean(),
  /** A tariff that took another's place: nobody wrote it and nobody withdraws it. */
  isOfTariff: z.boolean(),
  /** Of those who are to read it and work here now. */
  readBy: z.int(),
  unreadNames: z.array(z.string()),
  /** Who did not pass its questions, and how often. */
  tries: z.array(z.strictObject({ name: z.string(), count: z.int().min(1) })),
});
export type NoticeView = z.infer<typeof noticeViewSchema>;
/** The latest first. */
export const noticeListOutput = z.array(noticeViewSchema);
