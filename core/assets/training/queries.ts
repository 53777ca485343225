// Reads of training and notices: few topics and notices, and what one person said of them.
import { and, desc, eq, gte, sql } from 'drizzle-orm';
import { looseningReads } from '#core/access/controls/queries.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { clockConfirmations, clockDoubts } from '#db/schema/access/clock.ts';
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
import { isStillRead, readOnAtLatest } from './rules.ts';

export type TrainingReads = ReturnType<typeof trainingReads>;

const id = sql.placeholder('id');

/** Statements of topics and sessions, prepared on first use. */
function sessionStatements(orm: Orm) {
  return {
    topics: once(() => orm.select().from(trainingTopics).orderBy(trainingTopics.id).prepare()),
    ends: once(() =>
      orm
        .select({ id: trainingTopicEnds.id, topicId: trainingTopicEnds.topicId })
        .from(trainingTopicEnds)
        .prepare(),
    ),
    sessions: once(() =>
      orm
        .select()
        .from(trainingSessions)
        .orderBy(desc(trainingSessions.heldOn), desc(trainingSessions.id))
        .prepare(),
    ),
    session: once(() => orm.select().from(trainingSessions).where(eq(trainingSessions.id, id)).prepare()),
    attendancesOf: once(() =>
      orm
        .select({ sessionId: trainingAttendances.sessionId })
        .from(trainingAttendances)
        .where(eq(trainingAttendances.actor, id))
        .prepare(),
    ),
    attendancesWithdrawnOf: once(() =>
      orm.select().from(attendanceWithdrawals).where(eq(attendanceWithdrawals.personId, id)).prepare(),
    ),
  };
}

/** Statements of notices and of what people said of them, prepared on first use. */
function noticeStatements(orm: Orm) {
  return {
    notices: once(() =>
      orm
        .select()
        .from(notices)
        .orderBy(...newestFirst(notices))
        .prepare(),
    ),
    notice: once(() => orm.select().from(notices).where(eq(notices.id, id)).prepare()),
    withdrawals: once(() =>
      orm.select({ noticeId: noticeWithdrawals.noticeId }).from(noticeWithdrawals).prepare(),
    ),
    triesOf: once(() =>
      orm
        .select({ actor: noticeTries.actor })
        .from(noticeTries)
        .where(eq(noticeTries.noticeId, id))
        .prepare(),
    ),
    acknowledgedBy: once(() =>
      orm
        .select({
          noticeId: noticeAcknowledgements.noticeId,
          ...{ day: noticeAcknowledgements.day, at: noticeAcknowledgements.at },
          device: noticeAcknowledgements.device,
        })
        .from(noticeAcknowledgements)
        .where(eq(noticeAcknowledgements.actor, id))
        .prepare(),
    ),
    doubtsSince: once(() =>
      orm
        .select({ said: clockDoubts.expected })
        .from(clockDoubts)
        .where(
          and(eq(clockDoubts.device, sql.placeholder('device')), gte(clockDoubts.at, sql.placeholder('at'))),
        )
        .prepare(),
    ),
    confirmationsSince: once(() =>
      orm
        .select({ said: clockConfirmations.wall })
        .from(clockConfirmations)
        .where(
          and(
            eq(clockConfirmations.device, sql.placeholder('device')),
            gte(clockConfirmations.at, sql.placeholder('at')),
          ),
        )
        .prepare(),
    ),
  };
}

type Acknowledged = { readonly day: string; readonly at: string; readonly device: string };

/** Reads of topics and of the sessions in which they were taught. */
function sessionReads(orm: Orm) {
  const statements = sessionStatements(orm);
  const loosenings = looseningReads(orm);
  const withdrawnOf = (personId: string) => [
    ...new Map(
      statements
        .attendancesWithdrawnOf()
        .all({ id: personId })
        .toSorted((one, other) => (one.id > other.id ? -1 : 1))
        .map((withdrawal) => [withdrawal.sessionId, withdrawal]),
    ).values(),
  ];

  return {
    /** Topics that are taught now: one whose end two people said is not. */
    topics() {
      const ended = new Set(
        statements
          .ends()
          .all()
          .filter(({ id, topicId }) =>
            loosenings.isLoosened(id, { control: 'training_topic', about: topicId, after: 'ended' }),
          )
          .map(({ topicId }) => topicId),
      );
      return statements
        .topics()
        .all()
        .filter(({ id }) => !ended.has(id));
    },
    /** What a topic is called, an ended one too; null when its title is kept elsewhere. */
    topicTitle: (topicId: string): string | null =>
      statements
        .topics()
        .all()
        .find(({ id }) => id === topicId)?.title ?? null,
    /** Every session, the latest first. */
    sessions: () => statements.sessions().all(),
    session: (sessionId: string) => statements.session().get({ id: sessionId }) ?? null,
    /** Sessions that a person confirmed to have attended, without the withdrawn ones. */
    attendedBy(personId: string): ReadonlySet<string> {
      const withdrawn = new Set(withdrawnOf(personId).map(({ sessionId }) => sessionId));
      return new Set(
        statements
          .attendancesOf()
          .all({ id: personId })
          .map(({ sessionId }) => sessionId)
          .filter((sessionId) => !withdrawn.has(sessionId)),
      );
    },
    /** Sessions of which a person's attendance was withdrawn, with the first reason. */
    withdrawnOf,
  };
}

/** Reads of notices and of who read them. */
function noticeReads(orm: Orm) {
  const statements = noticeStatements(orm);
  const withdrawn = (): ReadonlySet<string> =>
    new Set(
      statements
        .withdrawals()
        .all()
        .map(({ noticeId }) => noticeId),
    );

  /** The day from which an acknowledgement counts. */
  function countsFrom({ day, at, device }: Acknowledged): string {
    const since = { device, at };
    const said = [...statements.doubtsSince().all(since), ...statements.confirmationsSince().all(since)];
    return readOnAtLatest(
      { day, at },
      said.map((one) => one.said),
    );
  }

  return {
    /** Ids of the notices, those of tariffs too, that a person said they read. */
    readBy: (personId: string): ReadonlySet<string> =>
      new Set(
        statements
          .acknowledgedBy()
          .all({ id: personId })
          .map(({ noticeId }) => noticeId),
      ),
    /** Every notice, the latest first, with whether it was withdrawn. */
    notices() {
      const gone = withdrawn();
      return statements
        .notices()
        .all()
        .map((notice) => ({ ...notice, withdrawn: gone.has(notice.id) }));
    },
    notice: (noticeId: string) => statements.notice().get({ id: noticeId }) ?? null,
    /** Who did not pass the questions of a notice, once for each try. */
    triesOf: (noticeId: string) => statements.triesOf().all({ id: noticeId }),
    isWithdrawn: (noticeId: string): boolean => withdrawn().has(noticeId),
    /** Notices that a person of this role has to read on business day `today`, the oldest first. */
    unreadBy(person: { readonly id: string; readonly role: string }, today: string) {
      const all = statements.notices().all();
      if (all.length === 0) return [];
      const gone = withdrawn();
      const read = statements.acknowledgedBy().all({ id: person.id });
      return all
        .filter(
          (notice) =>
            !gone.has(notice.id) &&
            notice.roles.includes(person.role) &&
            !isStillRead(
              read.filter(({ noticeId }) => noticeId === notice.id).map(countsFrom),
              notice.renewEveryDays,
              today,
            ),
        )
        .toReversed();
    },
  };
}

/** Prepares the reads of this duty. */
export function trainingReads(orm: Orm) {
  return { ...sessionReads(orm), ...noticeReads(orm) };
}
