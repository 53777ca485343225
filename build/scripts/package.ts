// `npm run package`: the unpacked application (target `dir`) with its fuses, into out/package.
// `-- --for-inspection` keeps the switches that tests need; it is never what an office gets.
import { build, Platform } from 'electron-builder';
import { packagingOf } from '../packaging.ts';
import { bringUpToDate } from './build-bundles.ts';
import { findElectron } from './find-electron.ts';
import { inProject } from './places.ts';
import { checkPacked, writeUnpackedManifest } from './unpacked-manifest.ts';
import { writeNotices } from './write-notices.ts';

const isRelease = !process.argv.includes('--for-inspection');
const electron = await findElectron();
await bringUpToDate(['renderer', 'shell'], (line) => process.stdout.write(`${line}\n`), isRelease);
writeUnpackedManifest();
await writeNotices(electron.version);
await build({
  projectDir: inProject(),
  targets: Platform.LINUX.createTarget('dir'),
  config: {
    ...packagingOf(electron.dist, electron.version),
    afterPack: ({ appOutDir, packager }) => checkPacked(packager.getResourcesDir(appOutDir)),
  },
  publish: 'never',
});
process.stdout.write(`Packaged with Electron ${electron.version} (${electron.why}) into out/package.\n`);
