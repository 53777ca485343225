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
