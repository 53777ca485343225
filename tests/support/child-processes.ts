// Finds the core process of a running shell, so that a test can kill it. Reads /proc (Linux).
import { readFileSync } from 'node:fs';

/** Process ids of the core process below `parent`: children whose command line names it. */
export function coreProcessOf(parent: number): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
  for (const child of children.filter((text) => text !== '').map(Number)) {
    if (readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('core-process')) return child;
  }
  throw new Error(`Process ${parent} has no core process.`);
}
