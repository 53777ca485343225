// The reader of reports as the packaged application has it: one bundle that starts the other as its thread.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { shellConfigs } from '#build/vite.shell.ts';
import { behpardakhtSheet } from '#core/demo/psp-report.ts';
import type { createReportReader } from '#core/foundation/settlement/files/report-reader.ts';
import { reportLine } from '#tests/support/closing-day.ts';
import { today } from '#tests/support/office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';

it('F5 reads a workbook and refuses a far one from the bundles of a release', async () => {
  const outDir = temporaryFolder();
  const config = shellConfigs(true).find(
    ({ build: options }) => options?.ssr === 'core/foundation/settlement/files/report-reader-worker.ts',
  );
  if (config?.build === undefined) throw new Error('the reader of reports has no bundle');
  const bundle = (ssr: string, name: string) =>
    build({
      ...config,
      build: {
        ...config.build,
        ssr,
        outDir,
        emptyOutDir: false,
        rollupOptions: {
          ...config.build?.rollupOptions,
          output: { format: 'es', entryFileNames: name, codeSplitting: false },
        },
      },
    });
  await bundle('core/foundation/settlement/files/report-reader-worker.ts', 'report-reader.mjs');
  await bundle('core/foundation/settlement/files/report-reader.ts', 'core-process.mjs');
  const bundled: { createReportReader: typeof createReportReader } = await import(
    pathToFileURL(path.join(outDir, 'core-process.mjs')).href
  );
  const reader = bundled.createReportReader();
  const reading = { kind: 'rows', today, remembered: new Map() } as const;
  const id = '01990000-0000-7000-8000-000000000001';
  const bytes = await xlsxOf(behpardakhtSheet([reportLine(1)]));
  expect(await reader.read({ ...reading, bytes }, id)).toMatchObject({ rows: [{ amount: 770_000 }] });
  await expect(
    reader.read({ ...reading, bytes: new TextEncoder().encode(','.repeat(300_000)) }, id),
  ).rejects.toMatchObject({ problem: { code: 'PSP_FILE_TOO_LARGE' } });
}, 240_000);
