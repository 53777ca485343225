// Builds what the shells run: the renderer's bundle, and the shell's three with the migrations beside them.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { shellConfigs } from '../vite.shell.ts';
import { inProject, shellBundle } from './places.ts';

/** Builds renderer/ into out/renderer. */
export async function buildRenderer(): Promise<void> {
  await build({ configFile: inProject('build/vite.renderer.config.ts'), logLevel: 'warn' });
}

/** Builds main, preload and core process into out/electron. */
export async function buildShell(options: { isRelease: boolean }): Promise<void> {
  for (const config of shellConfigs(options.isRelease)) await build(config);
  cpSync(inProject('db/migrations'), path.join(shellBundle, 'migrations'), { recursive: true });
}
