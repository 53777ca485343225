// Every dialog stands in the one frame of renderer/ui, which gives it Esc and Ctrl+Enter; a dialog without an act of its own is
// named here.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = globSync('renderer/**/*.tsx').map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** A frame of its own: react-aria's, the browser's, or a role by hand. */
const ownFrame = (text: string): boolean =>
  /import \{[^}]*\b(?:Dialog|Modal|ModalOverlay)\b[^}]*\} from 'react-aria-components'/.test(text) ||
  /<dialog\b|role="(?:alert)?dialog"/.test(text);

/** A file that opens the frame and has in it nothing that Ctrl+Enter could do. */
const withoutAct = (text: string): boolean =>
  /<Dialog\b/.test(text) && !/kind="primary"|kind=\{|<\w*Form(?:Dialog)?\b|\bform\(/.test(text);

test('only one file makes the frame of a dialog', () => {
  expect(
    sources
      .filter(({ text }) => ownFrame(text))
      .map(({ file }) => file)
      .toSorted(),
  ).toEqual([
    // What covers everything and is left by waiting only, and a source sentence beside its rule.
    'renderer/ui/cover.tsx',
    'renderer/ui/dialog.tsx',
    'renderer/ui/rule-source.tsx',
  ]);
});

test('a dialog has an act that Ctrl+Enter does, or is one that is only read or chosen from', () => {
  expect(
    sources
      .filter(({ text }) => withoutAct(text))
      .map(({ file }) => file)
      .toSorted(),
  ).toEqual([
    'renderer/app/appearance-dialog.tsx',
    'renderer/app/help-dialog.tsx',
    'renderer/app/palette.tsx',
    'renderer/features/assets/training/notices-anywhere.tsx',
    'renderer/features/closing/day-close/exception-items-dialog.tsx',
    'renderer/features/counter/fees/board/board-anywhere.tsx',
    'renderer/features/counter/payments/refund-anywhere.tsx',
    'renderer/features/counter/visits/client-history-dialog.tsx',
    'renderer/features/counter/visits/one-key-acts.tsx',
    'renderer/features/oversight/reports/rows-dialog.tsx',
    'renderer/features/oversight/violations/violations-screen.tsx',
    'renderer/frame/photos/photo-dialog.tsx',
    'renderer/ui/rule-source.tsx',
  ]);
});

test.each([
  "import { Dialog as AriaDialog, Heading } from 'react-aria-components';",
  '<dialog open>…</dialog>',
  '<div role="alertdialog">…</div>',
])('finds a frame of its own: %s', (text) => {
  expect(ownFrame(text)).toBe(true);
});

test('finds a dialog whose act is an ordinary button', () => {
  expect(
    withoutAct('<Dialog title={title} isOpen onClose={leave}><Button onPress={send}>act</Button></Dialog>'),
  ).toBe(true);
});
