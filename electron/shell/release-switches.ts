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

/** What Chromium cuts off both ends of every argument before it looks for a switch: on POSIX only that of ASCII. */
const asciiSpaces = '\t\n\v\f\r ';
const unicodeSpaces = `${asciiSpaces}\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000`;

/**
 * An argument as Chromium reads it. Exactly its own set of white space: more would make a lone `--` of what is none to it, and
 * what follows would not be looked at.
 */
function trimmed(argument: string, platform: NodeJS.Platform): string {
  const spaces = platform === 'win32' ? unicodeSpaces : asciiSpaces;
  let start = 0;
  let end = argument.length;
  while (start < end && spaces.includes(argument.charAt(start))) start += 1;
  while (end > start && spaces.includes(argument.charAt(end - 1))) end -= 1;
  return argument.slice(start, end);
}

/**
 * The switches of a command line that a release refuses, without their values. As Chromium reads them: without the white
 * space around an argument, with one dash, two, or on Windows a slash, in any case, up to a lone `--` (A9).
 */
export function refusedSwitches(args: readonly string[], platform: NodeJS.Platform): string[] {
  const read = args.map((argument) => trimmed(argument, platform));
  const end = read.indexOf('--');
  const form = platform === 'win32' ? /^(?:--|-|\/)([^=]+)/u : /^(?:--|-)([^=]+)/u;
  return (end === -1 ? read : read.slice(0, end))
    .flatMap((argument) => form.exec(argument)?.[1] ?? [])
    .filter((name) => !taken.has(name.toLowerCase()));
}
