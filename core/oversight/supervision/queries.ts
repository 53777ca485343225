// Reads of supervision: the answers that the manager gave, the office's hours, and everybody's acts by day.

import { between, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { looseningReads } from '#core/access/controls/queries.ts';
import { inForce } from '#core/access/controls/rules.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { anomalyAnswers, officeHours } from '#db/schema/oversight/supervision.ts';
import { type ActRow, actStatements, type Span, type TimesOfDay, type VisitsOfDay } from './act-queries.ts';
import { type Anomalies, type OfficeHours, usualHours, watchedMetricSchema } from './contract.ts';
import { keepDays } from './kept-day-queries.ts';
import { type ActMetric, answerKey, type DayFigures, hoursInWords, stricterHours } from './rules.ts';

export type SupervisionReads = ReturnType<typeof supervisionReads>;

/** Newest answers that are listed. */
const listedAnswers = 100;

/** Prepares the reads of this duty. */
export function supervisionReads(orm: Orm) {
  const loosenings = looseningReads(orm);
  const statements = actStatements(orm);
  const hours = once(() =>
    orm
      .select({
        id: officeHours.id,
        at: officeHours.at,
        opens: officeHours.opens,
        closes: officeHours.closes,
      })
      .from(officeHours)
      .orderBy(...newestFirst(officeHours))
      .prepare(),
  );
  const answersSince = once(() =>
    orm
      .select({ personId: anomalyAnswers.personId, metric: anomalyAnswers.metric, acts: anomalyAnswers.acts })
      .from(anomalyAnswers)
      .where(between(anomalyAnswers.day, sql.placeholder('from'), sql.placeholder('to')))
      .prepare(),
  );
  const answerer = alias(persons, 'answerer');
  const answers = once(() =>
    orm
      .select({ answer: anomalyAnswers, personName: persons.name, byName: answerer.name })
      .from(anomalyAnswers)
      .leftJoin(persons, eq(persons.id, anomalyAnswers.personId))
      .leftJoin(answerer, eq(answerer.id, anomalyAnswers.actor))
      .orderBy(...newestFirst(anomalyAnswers))
      .limit(listedAnswers)
      .prepare(),
  );
  return {
    /** What days came to, as long as nothing came in about them. */
    keptDays: keepDays<DayFigures>(orm),
    /** Acts of a kind within the days, under whose name each is counted. */
    acts: (metric: ActMetric, span: Span): ActRow[] => statements[metric]().all(span),
    /** Visits opened, by person and day. */
    visits: (span: Span): VisitsOfDay[] => statements.visits().all(span),
    /** How long completed visits took, by who opened them and day; ms. */
    times: (span: Span): TimesOfDay[] => statements.times().all(span),
    /** Records under a person's name between two UTC instants, the first included. */
    records: (personId: string, begin: string, end: string): number =>
      statements.records().get({ personId, begin, end })?.count ?? 0,
    /** The office's hours; null while it has set none. */
    hours: () => hours().all()[0] ?? null,
    hoursInForce(): OfficeHours {
      const { opens, closes } = inForce<OfficeHours, OfficeHours & { readonly id: string }>(
        usualHours,
        hours().all().toReversed(),
        (set) => loosenings.isLoosened(set.id, { control: 'hours', about: null, after: hoursInWords(set) }),
        stricterHours,
      );
      return { opens, closes };
    },
    /** Keys of the acts that were answered for on these days or between them (`answerKey`). */
    answeredActs: (span: Span): Set<string> =>
      new Set(
        answersSince()
          .all(span)
          .flatMap(({ personId, metric, acts }) =>
            acts.map((act) => answerKey(personId, watchedMetricSchema.parse(metric), act)),
          ),
      ),
    /** The newest answers, the last first. */
    answers: (): Anomalies['answered'] =>
      answers()
        .all()
        .map(({ answer: { id, metric, acts, threshold, note, at }, personName, byName }) => ({
          id,
          personName,
          metric: watchedMetricSchema.parse(metric),
          count: acts.length,
          threshold,
          note,
          at,
          byName,
        })),
  };
}
