// `npm run baseline`: makes db/migrations anew from db/schema, as one migration of each of a store's two files. For as long as no release has stores to keep:
// whoever changes the schema runs it, and a merge conflict in db/migrations is solved by running it.
// The same schema gives the same bytes: drizzle-kit's random id and its time are replaced by fixed ones.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inProject } from './places.ts';
import { runNode } from './run-command.ts';

const folder = inProject('db/migrations');
/** What drizzle-kit draws anew each time, and what stands there instead. */
const drawn: readonly (readonly [file: string, pattern: RegExp, fixed: string])[] = [
  ['meta/_journal.json', /"when": \d+/, '"when": 0'],
  ['meta/0000_snapshot.json', /"id": "[0-9a-f-]{36}"/, '"id": "00000000-0000-4000-8000-000000000001"'],
];

rmSync(folder, { recursive: true, force: true });
for (const file of ['office', 'device']) {
  const { code, output } = await runNode(
    [
      inProject('node_modules/drizzle-kit/bin.cjs'),
      ...['generate', '--config', 'build/drizzle.config.ts', '--name', 'baseline'],
    ],
    { cwd: inProject(), env: { ...process.env, PISHKHAN_STORE_FILE: file } },
  );
  if (code !== 0) {
    process.stderr.write(output);
    process.exit(1);
  }
  for (const [name, pattern, fixed] of drawn) {
    const path = `${folder}/${file}/${name}`;
    writeFileSync(path, readFileSync(path, 'utf8').replace(pattern, fixed));
  }
}
process.stdout.write('db/migrations is one migration of each file, as db/schema says.\n');
