// Which tables are this PC's and which are the office's is said once, and no statement names tables of both (decision 0040).
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getTableName } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTables } from '#build/raw-sql.ts';
import { crossingsOf, isDeviceFile, type OwnedTables } from '#build/table-owners.ts';
import { deviceTables } from '#db/schema/device-tables.ts';

const root = resolve(import.meta.dirname, '../..');
const files = globSync('{core,db,electron}/**/*.ts', { cwd: root })
  .filter((file) => !file.startsWith('db/schema/'))
  .map((file) => ({ file, text: readFileSync(resolve(root, file), 'utf8') }));
const ofDevice = new Set(deviceTables.map((table) => getTableName(table)));
let tables: OwnedTables = { all: new Map(), ofDevice };

beforeAll(async () => {
  tables = { all: await readTables(root), ofDevice };
});

describe('the tables of a PC and those of the office', () => {
  it('stand in schema files of their own', () => {
    const misplaced = [...tables.all].filter(
      ([table, schema]) => ofDevice.has(table) !== isDeviceFile(schema),
    );
    expect(misplaced).toEqual([]);
    expect(ofDevice.size).toBeGreaterThan(8);
  });

  it('are never named by one statement', () => {
    expect(files.flatMap(({ file, text }) => crossingsOf(file, text, tables))).toEqual([]);
    expect(files.length).toBeGreaterThan(300);
  });

  it.each([
    ['in written SQL', "store.exec('SELECT 1 FROM sync_state JOIN journal');"],
    ['in a template', `const x = sql\`\${visits.device} = (SELECT device_id FROM device)\`;`],
    [
      'by a join',
      'const x = once(() => orm.select().from(visits).innerJoin(device, eq(device.id, 1)).prepare());',
    ],
    ['by a condition', 'const x = orm.select().from(visits).where(eq(visits.id, device.deviceId)).all();'],
  ])('are refused together %s', (_, statement) => {
    const text = `import { visits } from '#db/schema/counter/visits.ts';
      import { device } from '#db/schema/journal/this-device.ts';
      ${statement}`;
    expect(crossingsOf('core/probe.ts', text, tables)).not.toEqual([]);
  });

  it.each([
    [
      'in two statements',
      'const a = orm.select().from(visits).all(); const b = orm.select().from(device).get();',
    ],
    ['as the name of a column', 'const a = orm.select({ device: visits.device }).from(visits).all();'],
  ])('may be named %s', (_, statement) => {
    const text = `import { visits } from '#db/schema/counter/visits.ts';
      import { device } from '#db/schema/journal/this-device.ts';
      ${statement}`;
    expect(crossingsOf('core/probe.ts', text, tables)).toEqual([]);
  });
});
