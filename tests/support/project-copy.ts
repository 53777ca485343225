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

/** A fresh copy, removed when the running test ends. */
export function projectCopy(): ProjectCopy {
  const root = temporaryFolder();
  for (const name of [...folders, ...files]) {
    // The probes of tests/architecture come and go beside us.
    const filter = (file: string) => !path.basename(file).startsWith('probe');
    cpSync(path.join(projectRoot, name), path.join(root, name), { recursive: true, filter });
  }
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
