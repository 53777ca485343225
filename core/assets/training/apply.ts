// Writes the tables of training and notices, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  attendanceWithdrawals,
  noticeAcknowledgements,
  notices,
  noticeTries,
  noticeWithdrawals,
  trainingAttendances,
  trainingSessions,
  trainingTopicEnds,
  trainingTopics,
} from '#db/schema/assets/training.ts';
import {
  attendanceConfirmed,
  attendanceWithdrawn,
  noticeAcknowledged,
  noticeAnsweredWrongly,
  noticePublished,
  noticeWithdrawn,
  sessionHeld,
  topicAdded,
  topicEnded,
} from './entries.ts';

/** The appliers of this duty over a store. */
export function trainingAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertTopic = preparedInsert(orm, trainingTopics);
  const insertEnd = preparedInsert(orm, trainingTopicEnds);
  const insertSession = preparedInsert(orm, trainingSessions);
  const insertAttendance = preparedInsert(orm, trainingAttendances);
  const insertAttendanceWithdrawal = preparedInsert(orm, attendanceWithdrawals);
  const insertNotice = preparedInsert(orm, notices);
  const insertAcknowledgement = preparedInsert(orm, noticeAcknowledgements);
  const insertTry = preparedInsert(orm, noticeTries);
  const insertWithdrawal = preparedInsert(orm, noticeWithdrawals);
  return [
    applier(topicAdded, (entry) => {
      const { topicId, ...topic } = entry.body;
      insertTopic({ id: topicId, ...topic, ...entry.private, ...factOf(entry) });
    }),
    applier(topicEnded, (entry) => insertEnd({ ...entry.body, ...factOf(entry) })),
    applier(sessionHeld, (entry) => {
      const { sessionId, ...session } = entry.body;
      insertSession({ id: sessionId, ...session, ...entry.private, ...factOf(entry) });
    }),
    applier(attendanceConfirmed, (entry) => insertAttendance({ ...entry.body, ...factOf(entry) })),
    applier(attendanceWithdrawn, (entry) =>
      insertAttendanceWithdrawal({ ...entry.body, ...entry.private, ...factOf(entry) }),
    ),
    applier(noticePublished, (entry) => {
      const { noticeId, ...notice } = entry.body;
      insertNotice({ id: noticeId, ...notice, ...entry.private, ...factOf(entry) });
    }),
    applier(noticeAcknowledged, (entry) => insertAcknowledgement({ ...entry.body, ...factOf(entry) })),
    applier(noticeAnsweredWrongly, (entry) => insertTry({ ...entry.body, ...factOf(entry) })),
    applier(noticeWithdrawn, (entry) =>
      insertWithdrawal({ ...entry.body, ...entry.private, ...factOf(entry) }),
    ),
  ];
}
