// Builds what the shells run: the renderer's bundle, and the shell's three with the migrations beside them.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { shellConfigs } from '../vite.shell.ts';
import { type Bundle, forgetMadeFrom, freshnessOf, saveMadeFrom, sourcesHash } from './freshness.ts';
import { inProject, shellBundle } from './places.ts';

/** Builds renderer/ into out/renderer. */
export async function buildRenderer(): Promise<void> {
  await noting('renderer', '', async () => {
    await build({ configFile: inProject('build/vite.renderer.config.ts'), logLevel: 'warn' });
  });
}

/** Builds main, preload and core process into out/electron. */
export async function buildShell({ isRelease }: { isRelease: boolean }): Promise<void> {
  await noting('shell', variantOf(isRelease), async () => {
    for (const config of shellConfigs(isRelease)) await build(config);
    cpSync(inProject('db/migrations'), path.join(shellBundle, 'migrations'), { recursive: true });
  });
}

/**
 * Builds those of the bundles that are not what the sources say now, and says so. What is fresh is left alone: somebody may be
 * starting from it right now, and a bundle that is being built is not there for a moment.
 */
export async function bringUpToDate(
  bundles: readonly Bundle[],
  say: (line: string) => void,
  isRelease = false,
): Promise<void> {
  for (const bundle of bundles) {
    const freshness = freshnessOf(bundle, bundle === 'shell' ? variantOf(isRelease) : '');
    if (freshness === 'fresh') continue;
    const why = freshness === 'changed' ? 'the sources have changed' : 'it was never built';
    say(`Building the ${bundle} (${why})…`);
    await (bundle === 'renderer' ? buildRenderer() : buildShell({ isRelease }));
  }
}

/** Whether both bundles are what the sources say now, for running from this folder. */
export const isUpToDate = (): boolean => freshnessOf('renderer') === 'fresh' && isShellUpToDate();

/** Whether the shell's bundles are what the sources say now, for running from this folder. */
export const isShellUpToDate = (): boolean => freshnessOf('shell', variantOf(false)) === 'fresh';

const variantOf = (isRelease: boolean): string => (isRelease ? 'for offices' : 'for this folder');

async function noting(bundle: Bundle, variant: string, make: () => Promise<void>): Promise<void> {
  const hash = sourcesHash(bundle, variant);
  forgetMadeFrom(bundle);
  await make();
  saveMadeFrom(bundle, hash);
}
