// A copy of the project's sources that a test may edit; the packages are the project's own.
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#build/scripts/places.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folders = ['build', 'core', 'db', 'docs', 'electron', 'province', 'renderer'];
const files = ['package.json', 'package-lock.json', 'tsconfig.base.json'];

export type ProjectCopy = {
  root: string;
  /** Replaces a text that stands once in a file. */
  edit(file: string, from: string, to: string): void;
};

/**
 * A fresh copy, removed when the running test ends.
 * @param root an empty folder to copy into, for whoever removes it otherwise.
 * @param also what is copied beside the product's own folders.
 */
export function projectCopy(root = temporaryFolder(), also: readonly string[] = []): ProjectCopy {
  for (const name of [...folders, ...files, ...also])
    cpSync(path.join(projectRoot, name), path.join(root, name), { recursive: true });
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'));
  return {
    root,
    edit(file, from, to) {
      const before = readFileSync(path.join(root, file), 'utf8');
      if (before.split(from).length !== 2) throw new Error(`"${from}" does not stand once in ${file}`);
      writeFileSync(path.join(root, file), before.replace(from, to));
    },
  };
}
