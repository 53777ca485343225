// Training and notices as they are shown: what waits for one person, and the manager's matrix.
import type { z } from 'zod';
import { addDays } from '#core/leaves/calendar/business-day.ts';
import type { Person } from '#core/staff/contract.ts';
import type { StaffReads } from '#core/staff/queries.ts';
import {
  type NoticeView,
  type ownTrainingOutput,
  type TrainingDue,
  type TrainingMatrix,
  taughtRoleSchema,
} from './contract.ts';
import type { TrainingReads } from './queries.ts';
import { confirmedWithinDays, isRecent, topicStanding } from './rules.ts';

export type TrainingViewReads = {
  readonly training: TrainingReads;
  readonly staff: Pick<StaffReads, 'people' | 'person'>;
};

/** What waits for the word of one person on business day `today`. */
export function ownTraining(
  { training, staff }: TrainingViewReads,
  person: Person,
  today: string,
): z.infer<typeof ownTrainingOutput> {
  const titles = new Map(training.topics().map(({ id, title }) => [id, title]));
  const attended = training.attendedBy(person.id);
  return {
    notices: training.unreadBy(person, today).map(({ id, kind, title, body, at, actor, questions }) => ({
      noticeId: id,
      kind,
      title,
      body,
      at,
      byName: actor === null ? null : (staff.person(actor)?.name ?? null),
      questions: (questions ?? []).map(({ question, answers }) => ({ question, answers })),
    })),
    attendances: training
      .sessions()
      .filter(
        ({ id, attendees, heldOn }) =>
          attendees.includes(person.id) && !attended.has(id) && isRecent(heldOn, today),
      )
      .map(({ id, topicId, heldOn, minutes, trainer }) => ({
        sessionId: id,
        topicTitle: titles.get(topicId) ?? null,
        heldOn,
        minutes,
        trainer,
        until: addDays(heldOn, confirmedWithinDays),
      })),
  };
}

/** Everybody who works here, against every topic. */
export function trainingMatrix({ training, staff }: TrainingViewReads, today: string): TrainingMatrix {
  const people = working(staff);
  const topics = training.topics();
  const sessions = training.sessions();
  const standings = people.flatMap(({ id: personId, role }) => {
    const attended = training.attendedBy(personId);
    return topics
      .filter(({ roles }) => roles.includes(role))
      .map(({ id: topicId, validForDays }) => {
        const attendances = sessions
          .filter((session) => session.topicId === topicId && session.attendees.includes(personId))
          .map(({ id, heldOn }) => ({ heldOn, confirmed: attended.has(id) }));
        return { personId, topicId, ...topicStanding(attendances, validForDays, today) };
      });
  });
  return {
    people: people.map(({ id, name, role }) => ({ personId: id, name, role })),
    topics: topics.map(({ id, title, roles, validForDays }) => ({
      topicId: id,
      title,
      roles: roles.map((role) => taughtRoleSchema.parse(role)),
      validForDays,
    })),
    standings,
  };
}

/** What is late on business day `today`, as far as it is this person's to see. */
export function trainingDue(reads: TrainingViewReads, { id, role }: Person, today: string): TrainingDue {
  const overdue = trainingMatrix(reads, today).standings.filter(
    ({ state, personId }) => state === 'overdue' && (role === 'manager' || personId === id),
  );
  const people = new Set(overdue.map(({ personId }) => personId));
  return { overduePeople: people.size, overdueTopics: overdue.length };
}

/** Every notice with who has not read it. */
export function noticeList({ training, staff }: TrainingViewReads, today: string): NoticeView[] {
  const people = working(staff);
  const unread = people.map((person) => ({
    person,
    ids: new Set(training.unreadBy(person, today).map(({ id }) => id)),
  }));
  return training.notices().map(({ id, kind, title, at, actor, roles, renewEveryDays, withdrawn }) => {
    const readers = unread.filter(({ person }) => roles.includes(person.role));
    const missing = withdrawn ? [] : readers.filter(({ ids }) => ids.has(id));
    return {
      noticeId: id,
      kind,
      title,
      at,
      byName: actor === null ? null : (staff.person(actor)?.name ?? null),
      renewEveryDays,
      withdrawn,
      readBy: readers.length - missing.length,
      unreadNames: missing.map(({ person }) => person.name),
      tries: [...Map.groupBy(training.triesOf(id), ({ actor: who }) => who ?? '')].map(([who, all]) => ({
        name: staff.person(who)?.name ?? '',
        count: all.length,
      })),
    };
  });
}

const working = (staff: Pick<StaffReads, 'people'>) =>
  staff.people().filter(({ state, role }) => state === 'active' && role !== 'inspector');
