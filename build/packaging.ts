// How the application is packaged: what goes in, and every fuse stated (design: hardening). For electron-builder.
import type { Configuration } from 'electron-builder';
import { inProject } from './scripts/places.ts';
import { noticesFolder } from './scripts/write-notices.ts';

/**
 * What is read by path, so from outside the archive, and nothing else: every file of it stands in the manifest. Papers of the
 * packages are in the notices.
 */
export const unpackedPatterns = [
  'out/electron/core-process*.mjs',
  'out/electron/report-reader.mjs',
  'out/electron/migrations/**',
  'node_modules/better-sqlite3/{package.json,lib/**/*.js,prebuilds/*.node,build/Release/*.node}',
  'node_modules/@node-rs/*/{package.json,*.js,*.node}',
] as const;

/** The configuration for a distribution of Electron that lies in `dist`. */
export function packagingOf(dist: string, electronVersion: string): Configuration {
  return {
    appId: 'ir.pishkhan.desk',
    productName: 'Pishkhan',
    electronDist: dist,
    electronVersion,
    npmRebuild: false,
    asar: true,
    // The core process and its native packages are read by path, from outside the archive.
    asarUnpack: [...unpackedPatterns.filter((pattern) => pattern.startsWith('out/')), 'node_modules/**'],
    directories: { output: inProject('out/package') },
    files: [
      'package.json',
      'out/electron/**',
      'out/renderer/**',
      '!node_modules/**',
      ...unpackedPatterns.filter((pattern) => pattern.startsWith('node_modules/')),
    ],
    extraResources: [{ from: noticesFolder, to: 'notices' }],
    linux: { target: 'dir', category: 'Office' },
    win: { target: 'nsis' },
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      // Known to Electron from version 29 on; an older one has no such fuse to state.
      ...(Number.parseInt(electronVersion, 10) >= 29 ? { grantFileProtocolExtraPrivileges: false } : {}),
    },
  };
}
