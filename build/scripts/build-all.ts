// `npm run build`: every bundle, for running from this folder. (`npm run package` builds for offices.)
import { buildRenderer, buildShell } from './build-bundles.ts';

await buildRenderer();
await buildShell({ isRelease: false });
process.stdout.write('Built out/renderer and out/electron.\n');
