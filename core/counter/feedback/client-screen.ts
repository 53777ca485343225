// The client's screen of this PC and the question that stands on it (D14). In memory only: which visit was asked about is
// written nowhere, and what is not answered in time is nothing. One screen answers, the one that the manager opened last.
import type { Desk } from '#core/access/request-context/desk.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { askedSeconds } from './contract.ts';

type Question = { readonly askId: string; readonly sectionId: string; readonly askedAtMs: number };
type ClientScreen = { readonly token: string; question: Question | null };
/** The screen that was opened last; null before the first. */
export type OpenScreen = { current: ClientScreen | null };
type Asking = Pick<Desk, 'machine' | 'announce'> & { readonly memory: { readonly clientScreen: OpenScreen } };

/** Opens the screen of this PC; one that was open before answers no more. @returns its token */
export function openClientScreen(desk: Asking): string {
  const token = Buffer.from(desk.machine.randomBytes(24)).toString('base64url');
  desk.memory.clientScreen.current = { token, question: null };
  desk.announce(['feedback']);
  return token;
}

/** Asks the client of a section once; nothing is asked where no screen is open (D14.7). */
export function askClient(desk: Asking, sectionId: string): void {
  const screen = desk.memory.clientScreen.current;
  if (screen === null) return;
  screen.question = { askId: desk.machine.newId(), sectionId, askedAtMs: desk.machine.elapsedMs() };
  desk.announce(['feedback']);
}

/** The question on the screen with this token: null without one or past its time; undefined for any other screen (D14.9). */
export function questionOn(desk: Asking, token: string): Question | null | undefined {
  const screen = desk.memory.clientScreen.current;
  if (screen === null || screen.token !== token) return undefined;
  const { question } = screen;
  const isPast = question !== null && desk.machine.elapsedMs() - question.askedAtMs > askedSeconds * 1000;
  return isPast ? null : question;
}

/**
 * The question that an answer is for; it is answered by that, once.
 * @throws FEEDBACK_NOT_ASKED for another screen, another question, a second answer, or past its time
 */
export function takeQuestion(desk: Asking, { token, askId }: { token: string; askId: string }): Question {
  const question = questionOn(desk, token);
  if (question === null || question === undefined || question.askId !== askId)
    throw refusal('FEEDBACK_NOT_ASKED', {});
  desk.memory.clientScreen.current = { token, question: null };
  desk.announce(['feedback']);
  return question;
}
