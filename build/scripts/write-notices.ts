// What the package is made of, for whoever has to know: an SBOM (CycloneDX) and the licences of the packages in it.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { inProject } from './places.ts';
import { runCommand } from './run-command.ts';

const sbomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(
    z.looseObject({
      name: z.string(),
      version: z.string(),
      author: z.string().optional(),
      licenses: z.array(z.looseObject({})).optional(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    }),
  ),
});

/** Folder that electron-builder takes the papers from. */
export const noticesFolder = inProject('out', 'notices');

/**
 * Writes `sbom.cdx.json` and `licences.txt` of what is in a package: the production dependencies as the lockfile names
 * them, and the Electron of this version, whose own licences lie beside its executable.
 */
export async function writeNotices(electronVersion: string, folder = noticesFolder): Promise<void> {
  // `--omit=dev` leaves out what a development package needs as well; each component says itself what it is.
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'];
  // A build has set NODE_ENV to production, by which npm leaves development out by itself.
  const env = { ...process.env, NODE_ENV: 'development' };
  const { code, output } = await runCommand('npm', args, { cwd: inProject(), env, patienceMs: 120_000 });
  if (code !== 0) throw new Error(`npm could not list the packages: ${output.slice(-400)}`);
  const whole = sbomSchema.parse(JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)));
  const packages = whole.components.filter((component) => !isOfDevelopment(component));
  const sbom = {
    ...whole,
    // npm takes the folder's name for it.
    metadata: { ...whole.metadata, component: { ...whole.metadata.component, name: 'pishkhan' } },
    components: [...packages, electronOf(electronVersion)],
  };
  const notices = withTexts(packages).map(({ heading, texts }) => [heading, ...texts].join('\n\n'));
  const ofElectron = `${headingOf(electronOf(electronVersion))}\n\nSee LICENSE.electron.txt and LICENSES.chromium.html beside the executable.`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 1)}\n`);
  writeFileSync(path.join(folder, 'licences.txt'), [...notices, ofElectron].join('\n\n'));
}

type Component = z.infer<typeof sbomSchema>['components'][number];

function isOfDevelopment({ properties }: Component): boolean {
  return properties.some(({ name }) => name === 'cdx:npm:package:development');
}

function electronOf(version: string): Component {
  const purl = `pkg:npm/electron@${version}`;
  const said = { type: 'framework', 'bom-ref': `electron@${version}`, scope: 'required', purl };
  return { ...said, name: 'electron', version, licenses: [{ license: { id: 'MIT' } }], properties: [] };
}

function headingOf({ name, version, licenses }: Component): string {
  return `${'='.repeat(80)}\n${name} ${version} ${JSON.stringify(licenses ?? [])}`;
}

/** The texts that a package carries; one that has none gets those of a package under the same licence, without its names. */
function withTexts(
  components: readonly Component[],
): { readonly heading: string; readonly texts: readonly string[] }[] {
  const carried = components.map((component) => ({ component, texts: textsOf(component) }));
  return carried.map(({ component, texts }) => {
    const heading = headingOf(component);
    if (texts.length > 0) return { heading, texts };
    const said = JSON.stringify(component.licenses);
    const alike = carried.find(
      (other) => other.texts[0] && JSON.stringify(other.component.licenses) === said,
    );
    const [text] = alike?.texts ?? [];
    if (text === undefined) throw new Error(`${component.name} carries no licence, and no other is like it`);
    const names = `Copyright (c) ${component.author ?? `the authors of ${component.name}`}`;
    return { heading, texts: [`${names}\n\n${text.replace(/^.*copyright \(c\).*\n+/gim, '').trim()}`] };
  });
}

function textsOf({ name, properties }: Component): string[] {
  const place = properties.find(({ name: property }) => property === 'cdx:npm:package:path')?.value;
  const folder = inProject(place ?? path.join('node_modules', name));
  const texts = globSync('{licen[cs]e,LICEN[CS]E,copying,COPYING,notice,NOTICE,OFL}*', { cwd: folder });
  return texts.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
}
