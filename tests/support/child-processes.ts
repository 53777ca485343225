// Finds the processes below another one, so that a test can kill them. Reads /proc (Linux).
import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of the core process below `parent`: children whose command line names it. */
export function coreProcessOf(parent: number): number {
  for (const child of childrenOf(parent)) {
    if (readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('core-process')) return child;
  }
  throw new Error(`Process ${parent} has no core process.`);
}

/** Process ids of everything below `parent`: children, theirs, and so on; of one that has ended, none. */
export function descendantsOf(parent: number): number[] {
  return childrenOf(parent).flatMap((child) => [child, ...descendantsOf(child)]);
}

function childrenOf(parent: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${parent}/task`);
    const lists = tasks.map((task) => readFileSync(`/proc/${parent}/task/${task}/children`, 'utf8'));
    return lists.flatMap((list) =>
      list
        .split(' ')
        .filter((text) => text !== '')
        .map(Number),
    );
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
