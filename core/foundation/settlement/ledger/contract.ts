// The accounts of what has to agree, and where a difference stands (D21.70). No sentences: the renderer has one for each code.
import { z } from 'zod';

/**
 * `money`: slips against the report, by terminal and reference number. `refund`: money that goes back against the report's reversals,
 * by the number of the payment. `fee`: charged against paid in an ended visit. `filing`: charged units against filings of a visit.
 * `bank`: what reports tell against what the bank credited, by account and settlement day (D21.130). `report`: the report of a terminal
 * without which a day was closed (D21.171). `batch`: a terminal's own batch slip against the report of its day, or what was recorded (D21.174).
 */
export const accounts = ['money', 'refund', 'fee', 'filing', 'bank', 'report', 'batch'] as const;
export const accountSchema = z.enum(accounts);
export type Account = z.infer<typeof accountSchema>;
/** Of these a PSP's report still has to come while they are on their way. */
export const waitsForReport = (account: Account): boolean => account === 'money' || account === 'refund';

/**
 * `awaited`: it can still come by itself. `missing`: a report came without it, or its term is over, or no statement came. `differs`: both sides are there and do
 * not agree, or one is there that nothing could await. What agrees is no difference.
 */
export const differenceStates = ['awaited', 'missing', 'differs'] as const;
export const differenceStateSchema = z.enum(differenceStates);
export type DifferenceState = z.infer<typeof differenceStateSchema>;

/** Of these units are counted and no rials: filings of a visit, reports of a day. */
export const countsUnits = (account: Account): boolean => account === 'filing' || account === 'report';
