// What the duties say is left to do, as somebody's morning card counts it (D20.1).
import type { Caller } from './office.ts';

/** The count of each task by its name, `inbox.overdue`; what counts nought is not there. */
export async function tasksOf({ tasks }: Pick<Caller, 'tasks'>): Promise<Readonly<Record<string, number>>> {
  return Object.fromEntries((await tasks.open()).map(({ task, count }) => [task, count]));
}
