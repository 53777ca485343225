// Where things lie in the project. Every script starts from these, whatever the working directory is.
import path from 'node:path';

/** The project's folder. */
export const projectRoot = path.resolve(import.meta.dirname, '..', '..');
/** Things that scripts fetch and may lose at any time. */
export const cacheDir = path.join(projectRoot, '.cache');
/** What the build makes. */
export const outDir = path.join(projectRoot, 'out');
export const rendererBundle = path.join(outDir, 'renderer');
export const shellBundle = path.join(outDir, 'electron');

/** A path inside the project. */
export function inProject(...parts: string[]): string {
  return path.join(projectRoot, ...parts);
}
