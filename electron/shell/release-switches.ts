// Which switches a release takes on its command line. Chromium has hundreds that open its pages to a debugger, take their
// walls down or start other programs, and each version brings new ones: so what is not listed is refused, not the reverse.

/** What an office may say: its folder, the demonstration, and how the window is drawn and read aloud. */
const taken: ReadonlySet<string> = new Set([
  'dir',
  'demo',
  'lang',
  'disable-gpu',
  'force-color-profile',
  'force-device-scale-factor',
  'force-high-contrast',
  'force-renderer-accessibility',
  'ozone-platform',
  'ozone-platform-hint',
  // Said by an installer after an update.
  'updated',
]);

/**
 * The switches of a command line that a release refuses, without their values. As Chromium reads them: with one dash, two,
 * or on Windows a slash, in any case, up to a lone `--`.
 */
export function refusedSwitches(args: readonly string[], platform: NodeJS.Platform): string[] {
  const end = args.indexOf('--');
  const form = platform === 'win32' ? /^(?:--|-|\/)([^=]+)/u : /^(?:--|-)([^=]+)/u;
  return (end === -1 ? args : args.slice(0, end))
    .flatMap((argument) => form.exec(argument)?.[1] ?? [])
    .filter((name) => !taken.has(name.toLowerCase()));
}
