// Training and notices as they are shown: what waits for one person, and the manager's matrix.
import type { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { toJalali } from '#core/foundation/calendar/jalali.ts';
import type { TaskReader } from '#core/journal/log/define-duty.ts';
import {
  type DueNotice,
  type NoticeView,
  type ownTrainingOutput,
  type TrainingMatrix,
  taughtRoleSchema,
  type YearlyKind,
} from './contract.ts';
import { type NewTariffReads, unreadTariffs } from './new-tariffs.ts';
import type { TrainingReads } from './queries.ts';
import { confirmedWithinDays, isRecent, topicStatus, yearlyMissing } from './rules.ts';

export type TrainingViewReads = {
  readonly training: TrainingReads;
  readonly staff: Pick<StaffReads, 'people' | 'nameOf'>;
  /** New tariffs, and what one changes against the one that it replaces, line by line; amounts in rials. */
  readonly fees: NewTariffReads['fees'] & {
    readonly changesBetween: (replacedId: string, tariffId: string) => readonly TariffLineChange[];
  };
};
type TariffLineChange = {
  readonly kind: 'item' | 'reduction' | 'vat';
  readonly change: 'added' | 'changed' | 'removed' | 'same';
  readonly title: string;
  readonly before: number | null;
  readonly after: number | null;
};
type TrainingOnly = Omit<TrainingViewReads, 'fees'>;

/** What waits for the word of one person on business day `today`. */
export function ownTraining(
  { training, staff, fees }: TrainingViewReads,
  person: Person,
  today: string,
): z.infer<typeof ownTrainingOutput> {
  const titles = new Map(training.topics().map(({ id, title }) => [id, title]));
  const attended = training.attendedBy(person.id);
  const withdrawn = new Map(training.withdrawnOf(person.id).map((one) => [one.sessionId, one]));
  const sessions = training.sessions();
  return {
    notices: [
      ...tariffsToRead({ training, staff, fees }, person, today),
      ...training.unreadBy(person, today).map(({ id, kind, title, body, at, actor, questions }) => ({
        noticeId: id,
        kind,
        title,
        body,
        at,
        byName: staff.nameOf(actor),
        questions: (questions ?? []).map(({ question, answers }) => ({ question, answers })),
      })),
    ],
    withdrawn: sessions.flatMap(({ id: sessionId, topicId, heldOn }) => {
      const one = withdrawn.get(sessionId);
      if (one === undefined) return [];
      const topicTitle = training.topicTitle(topicId);
      return [{ sessionId, topicTitle, heldOn, reason: one.reason, byName: staff.nameOf(one.actor) }];
    }),
    attendances: sessions
      .filter(
        ({ id, attendees, heldOn }) =>
          attendees.includes(person.id) && !attended.has(id) && !withdrawn.has(id) && isRecent(heldOn, today),
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

/** New tariffs that a person has to read, with what they change. */
function tariffsToRead(
  { training, staff, fees }: TrainingViewReads,
  { id, role }: Person,
  today: string,
): DueNotice[] {
  if (role === 'inspector') return [];
  return unreadTariffs({ training, fees }, id, today).map((tariff) => {
    const { authority, letterNumber, effectiveFrom, replaces, confirmedBy } = tariff;
    return {
      noticeId: tariff.id,
      kind: 'tariff',
      title: tariff.title,
      body: '',
      at: tariff.at,
      byName: staff.nameOf(confirmedBy[0] ?? null),
      questions: [],
      tariff: {
        ...{ authority, letterNumber, effectiveFrom },
        changes: fees
          .changesBetween(replaces.id, tariff.id)
          .filter(({ kind, change }) => kind === 'item' && change !== 'same')
          .map(({ title, before, after }) => ({ title, before, after })),
      },
    };
  });
}

/** Sessions that are listed at most. */
const listedSessions = 100;

/** Everybody who works here, against every topic, with the minutes of this year; and the sessions. */
export function trainingMatrix({ training, staff }: TrainingOnly, today: string): TrainingMatrix {
  const people = working(staff);
  const topics = training.topics();
  const sessions = training.sessions();
  const { year } = toJalali(today);
  const attendedBy = new Map(people.map(({ id }) => [id, training.attendedBy(id)]));
  const attendedOf = (personId: string) => attendedBy.get(personId) ?? training.attendedBy(personId);
  const isWithdrawn = (personId: string, sessionId: string): boolean =>
    training.withdrawnOf(personId).some((withdrawn) => withdrawn.sessionId === sessionId);
  /** Whoever wrote a session down is no witness of it: theirs counts once somebody else says that they were there (D13.66). */
  const counts = (personId: string, { id, actor, attendees }: (typeof sessions)[number]): boolean =>
    attendedOf(personId).has(id) &&
    (actor !== personId || attendees.some((other) => other !== personId && attendedOf(other).has(id)));
  const minutesOf = (personId: string): number =>
    sessions
      .filter((session) => counts(personId, session) && toJalali(session.heldOn).year === year)
      .reduce((sum, { minutes }) => sum + minutes, 0);
  const statuses = people.flatMap(({ id: personId, role }) => {
    return topics
      .filter(({ roles }) => roles.includes(role))
      .map(({ id: topicId, validForDays }) => {
        const attendances = sessions
          .filter(
            ({ id, attendees, topicId: about }) =>
              about === topicId && attendees.includes(personId) && !isWithdrawn(personId, id),
          )
          .map((session) => ({ heldOn: session.heldOn, confirmed: counts(personId, session) }));
        return { personId, topicId, ...topicStatus(attendances, validForDays, today) };
      });
  });
  return {
    year,
    people: people.map(({ id, name, role }) => ({ personId: id, name, role, minutes: minutesOf(id) })),
    sessions: sessions.slice(0, listedSessions).map((session) => {
      const { id: sessionId, topicId, heldOn, minutes, trainer, attendees } = session;
      const withdrawn = attendees.filter((who) => isWithdrawn(who, sessionId));
      const unsaid = attendees.filter((who) => !attendedOf(who).has(sessionId) && !withdrawn.includes(who));
      const present = attendees.filter((who) => !unsaid.includes(who) && !withdrawn.includes(who));
      const namesOf = (ids: readonly string[]) => ids.map((who) => staff.nameOf(who) ?? '');
      return {
        ...{ sessionId, topicTitle: training.topicTitle(topicId), heldOn, minutes, trainer },
        present: present.map((personId) => ({ personId, name: staff.nameOf(personId) ?? '' })),
        withdrawn: namesOf(withdrawn),
        waiting: namesOf(isRecent(heldOn, today) ? unsaid : []),
        absent: namesOf(isRecent(heldOn, today) ? [] : unsaid),
      };
    }),
    topics: topics.map(({ id, title, roles, validForDays }) => ({
      topicId: id,
      title,
      roles: roles.map((role) => taughtRoleSchema.parse(role)),
      validForDays,
    })),
    statuses,
  };
}

/**
 * What is late on business day `today`: for the manager people with an overdue topic, and yearly notices of which none stands for
 * everybody who works here; for everyone else their own overdue topics.
 */
export function trainingDue(
  reads: TrainingOnly,
  { id, role }: TaskReader,
  today: string,
): { overduePeople: number; ownOverdue: number; yearlyMissing: number } {
  const overdue = trainingMatrix(reads, today).statuses.filter(({ state }) => state === 'overdue');
  if (role !== 'manager')
    return {
      overduePeople: 0,
      ownOverdue: overdue.filter(({ personId }) => personId === id).length,
      yearlyMissing: 0,
    };
  return {
    overduePeople: new Set(overdue.map(({ personId }) => personId)).size,
    ownOverdue: 0,
    yearlyMissing: missingYearly(reads).length,
  };
}

/** What everybody acknowledges every year, and of which no notice stands for everybody who works here (D13.9). */
export function missingYearly({ training, staff }: TrainingOnly): readonly YearlyKind[] {
  const inForce = training.notices().filter(({ withdrawn }) => !withdrawn);
  return yearlyMissing(inForce, new Set(working(staff).map((person) => person.role)));
}

/** Every notice with who has not read it. */
export function noticeList({ training, staff, fees }: TrainingViewReads, today: string): NoticeView[] {
  const people = working(staff);
  const ofTariffs = tariffNotices({ training, staff, fees }, today);
  const unread = people.map((person) => ({
    person,
    ids: new Set(training.unreadBy(person, today).map(({ id }) => id)),
  }));
  const written = training
    .notices()
    .map(({ id, kind, title, at, actor, roles, renewEveryDays, withdrawn }) => {
      const readers = unread.filter(({ person }) => roles.includes(person.role));
      const missing = withdrawn ? [] : readers.filter(({ ids }) => ids.has(id));
      return {
        noticeId: id,
        kind,
        title,
        at,
        byName: staff.nameOf(actor),
        renewEveryDays,
        withdrawn,
        isOfTariff: false,
        readBy: readers.length - missing.length,
        unreadNames: missing.map(({ person }) => person.name),
        tries: [...Map.groupBy(training.triesOf(id), ({ actor: who }) => who ?? '')].map(([who, all]) => ({
          name: staff.nameOf(who) ?? '',
          count: all.length,
        })),
      };
    });
  return [...ofTariffs, ...written].toSorted((one, other) => (one.at > other.at ? -1 : 1));
}

/** The new tariffs with who has not read them. */
function tariffNotices({ training, staff, fees }: TrainingViewReads, today: string): NoticeView[] {
  const people = working(staff);
  return fees.newTariffs(today).map(({ id: noticeId, title, at, confirmedBy }) => {
    const missing = people.filter(({ id }) =>
      unreadTariffs({ training, fees }, id, today).some((unread) => unread.id === noticeId),
    );
    return {
      ...{ noticeId, kind: 'tariff', title, at, byName: staff.nameOf(confirmedBy[0] ?? null) },
      ...{ renewEveryDays: null, withdrawn: false, isOfTariff: true, tries: [] },
      readBy: people.length - missing.length,
      unreadNames: missing.map(({ name }) => name),
    };
  });
}

const working = (staff: Pick<StaffReads, 'people'>) =>
  staff.people().filter(({ state, role }) => state === 'active' && role !== 'inspector');
