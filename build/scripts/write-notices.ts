// What the package is made of, for whoever has to know: an SBOM (CycloneDX) and the licences of the packages in it.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { inProject } from './places.ts';
import { runCommand } from './run-command.ts';

const sbomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.looseObject({
      name: z.string(),
      version: z.string(),
      licenses: z.array(z.looseObject({})).optional(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    }),
  ),
});

/** Folder that electron-builder takes the papers from. */
export const noticesFolder = inProject('out', 'notices');

/** Writes `sbom.cdx.json` and `licences.txt` of the production dependencies as the lockfile names them. */
export async function writeNotices(): Promise<void> {
  // `--omit=dev` leaves out what a development package needs as well; each component says itself what it is.
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'];
  // A build has set NODE_ENV to production, by which npm leaves development out by itself.
  const env = { ...process.env, NODE_ENV: 'development' };
  const { code, output } = await runCommand('npm', args, { cwd: inProject(), env, patienceMs: 120_000 });
  if (code !== 0) throw new Error(`npm could not list the packages: ${output.slice(-400)}`);
  const whole = sbomSchema.parse(JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)));
  const sbom = { ...whole, components: whole.components.filter((component) => !isOfDevelopment(component)) };
  mkdirSync(noticesFolder, { recursive: true });
  writeFileSync(path.join(noticesFolder, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 1)}\n`);
  writeFileSync(path.join(noticesFolder, 'licences.txt'), sbom.components.map(noticeOf).join('\n\n'));
}

type Component = z.infer<typeof sbomSchema>['components'][number];

function isOfDevelopment({ properties }: Component): boolean {
  return properties.some(({ name }) => name === 'cdx:npm:package:development');
}

function noticeOf({ name, version, licenses, properties }: Component): string {
  const place = properties.find(({ name: property }) => property === 'cdx:npm:package:path')?.value;
  const folder = inProject(place ?? path.join('node_modules', name));
  const texts = globSync('{licen[cs]e,LICEN[CS]E,copying,COPYING,notice,NOTICE}*', { cwd: folder });
  const said = JSON.stringify(licenses ?? []);
  const whole = texts.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  return [`${'='.repeat(80)}\n${name} ${version} ${said}`, ...whole].join('\n\n');
}
