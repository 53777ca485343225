import { expect, test } from 'vitest';
import { refusedSwitches } from '#electron/shell/release-switches.ts';

const refused = [
  'remote-debugging-port=0',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk=9229',
  'inspect-port=1',
  'disable-web-security',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'load-extension=/tmp/x',
  'js-flags=--expose-gc',
  'no-sandbox',
  'host-rules=MAP * evil.example',
  'proxy-server=evil.example',
  'ignore-certificate-errors',
  'renderer-cmd-prefix=/tmp/x',
  'unsafely-treat-insecure-origin-as-secure=http://x',
  'enable-features=Anything',
  'a-switch-of-next-year',
];

test.each(refused)('A9 a release refuses --%s, however it is written', (argument) => {
  const name = argument.split('=', 1)[0] ?? '';
  for (const form of [`--${argument}`, `-${argument}`, `--${argument.toUpperCase()}`]) {
    expect(refusedSwitches(['--dir=/office', form], 'linux').map((one) => one.toLowerCase())).toEqual([name]);
  }
  expect(refusedSwitches([`/${argument}`], 'win32')).toEqual([name]);
});

test('A9 a release takes its folder and how its window is drawn', () => {
  const args = ['/opt/pishkhan', '--dir=/office', '--demo', '--disable-gpu', '--force-device-scale-factor=2'];
  expect(refusedSwitches(args, 'linux')).toEqual([]);
  expect(refusedSwitches(['C:\\office', '/dir=D:\\office', '--', '--inspect'], 'win32')).toEqual([]);
});

const ascii = [' ', '\t', '\n', '\r', '\v', '\f', ' \t\n '];
const others = [
  '\u0085',
  '\u00A0',
  '\u1680',
  '\u2003',
  '\u2028',
  '\u202F',
  '\u205F',
  '\u3000',
  '\u00A0 \u3000',
];
const inWords = (space: string): string =>
  [...space].map((one) => `U+${one.charCodeAt(0).toString(16)}`).join(' ');

test.each(
  [
    ...ascii.flatMap((space) => [
      { space, platform: 'linux' } as const,
      { space, platform: 'win32' } as const,
    ]),
    ...others.map((space) => ({ space, platform: 'win32' }) as const),
  ].map((one) => ({ ...one, code: inWords(one.space) })),
)('A9 white space ($code on $platform) around a switch hides it from no release', ({ space, platform }) => {
  for (const dashes of ['--', '-', ...(platform === 'win32' ? ['/'] : [])]) {
    const written = `${dashes}remote-debugging-port=9222`;
    for (const form of [`${space}${written}`, `${written}${space}`, `${space}${written}${space}`])
      expect(refusedSwitches([form], platform)).toEqual(['remote-debugging-port']);
  }
  expect(refusedSwitches([`${space}--no-sandbox${space}`], platform)).toEqual(['no-sandbox']);
  expect(refusedSwitches([`${space}--demo${space}`, `${space}--dir=/office`], platform)).toEqual([]);
});

test('A9 the lone dashes after which nothing is a switch are those that Chromium takes for them', () => {
  expect(refusedSwitches([' --\t', '--inspect'], 'linux')).toEqual([]);
  expect(refusedSwitches(['\u00A0--', '--inspect'], 'win32')).toEqual([]);
  // On POSIX Chromium leaves this white space where it is, so the dashes end nothing.
  expect(refusedSwitches(['\u00A0--', '--inspect'], 'linux')).toEqual(['inspect']);
  expect(refusedSwitches(['\uFEFF--', '--inspect'], 'win32')).toEqual(['inspect']);
});
