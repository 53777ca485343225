// Finishes what this PC noted of its own before the journal said it: a kill between the two leaves the note alone (J51). New epochs
// are settled before, when the store is brought up: nothing is written until it is known in which epoch.
import { journalAnswers } from '#core/counter/feedback/commands.ts';
import { journalEnrolment } from '#core/replication/sync/enrol.ts';

type NotingDesk = Parameters<typeof journalEnrolment>[0] & Parameters<typeof journalAnswers>[0];

/** What cannot be finished now stays noted until the next opening: it is no reason for the office not to open. */
export function finishIntents(desk: NotingDesk, log: (line: string) => void): void {
  for (const finish of [journalEnrolment, journalAnswers]) {
    try {
      finish(desk);
    } catch (error) {
      log(`not finished yet: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
