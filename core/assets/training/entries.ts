// Journal entries of training and notices. Titles, texts, questions and trainers stay in private parts.
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { noticeKindSchema, questionSchema, taughtRoleSchema } from './contract.ts';

const topics = ['training'] as const;
const roles = z.array(taughtRoleSchema);

export const topicAdded = defineEntry({
  type: 'training.topic_added',
  group: 'training',
  tv: 1,
  body: z.strictObject({ topicId: idSchema, roles, validForDays: z.int().min(1).max(3660) }),
  private: z.strictObject({ title: z.string() }),
  topics,
});

export const topicEnded = definePublicEntry({
  type: 'training.topic_ended',
  group: 'training',
  tv: 1,
  body: z.strictObject({ id: idSchema, topicId: idSchema }),
  topics,
});

export const sessionHeld = defineEntry({
  type: 'training.session_held',
  group: 'training',
  tv: 1,
  body: z.strictObject({
    sessionId: idSchema,
    topicId: idSchema,
    heldOn: daySchema,
    minutes: z.int(),
    attendees: z.array(idSchema),
  }),
  private: z.strictObject({ trainer: z.string() }),
  topics,
});

/** The actor says that they were there. */
export const attendanceConfirmed = definePublicEntry({
  type: 'training.attendance_confirmed',
  group: 'training',
  tv: 1,
  body: z.strictObject({ id: idSchema, sessionId: idSchema }),
  topics,
});

/** The person was not there after all. In the manager's name; it holds for whatever they said of the session, at any PC. */
export const attendanceWithdrawn = defineEntry({
  type: 'training.attendance_withdrawn',
  group: 'training',
  tv: 1,
  body: z.strictObject({ id: idSchema, sessionId: idSchema, personId: idSchema }),
  private: z.strictObject({ reason: z.string() }),
  topics,
});

export const noticePublished = defineEntry({
  type: 'notice.published',
  group: 'training',
  tv: 1,
  size: 'document',
  body: z.strictObject({
    noticeId: idSchema,
    kind: noticeKindSchema,
    roles,
    renewEveryDays: z.int().min(1).max(3660).nullable(),
  }),
  private: z.strictObject({ title: z.string(), body: z.string(), questions: z.array(questionSchema) }),
  topics,
});

/** The actor says that they read it, and answered its questions rightly. */
export const noticeAcknowledged = definePublicEntry({
  type: 'notice.acknowledged',
  group: 'training',
  tv: 1,
  body: z.strictObject({ id: idSchema, noticeId: idSchema }),
  topics,
});

/** The actor did not pass the questions of a notice; which answers were wrong. */
export const noticeAnsweredWrongly = definePublicEntry({
  type: 'notice.answered_wrongly',
  group: 'training',
  tv: 1,
  body: z.strictObject({ id: idSchema, noticeId: idSchema, wrong: z.array(z.int().min(0)) }),
  topics,
});

export const noticeWithdrawn = defineEntry({
  type: 'notice.withdrawn',
  group: 'training',
  tv: 1,
  body: z.strictObject({ id: idSchema, noticeId: idSchema }),
  private: z.strictObject({ reason: z.string() }),
  topics,
});
