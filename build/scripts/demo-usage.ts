// What `npm run demo` can be told, and how it is said when it is asked or told wrongly.
import { parseArgs } from 'node:util';

const usage = `npm run demo [-- options]

A demo office with sixty days behind it, five small offices and a reference province, all on this machine.
The first start plays the history (under a minute on two cores); later starts go on with it.

  --desks N    so many PCs of the demo office, 1 to 9 (each has a window of its own)       [1]
  --port N     port of the province; 0 takes any that is free                          [4127]
  --again      throws the played offices and the province away and plays them anew
  --help       this text

Addresses and sign-ins are printed when it is ready. An address opens one browser once; after it was used the next one is
printed. All of it lies in offices/ and can be deleted. Stop with Ctrl+C.`;

type DemoOptions = { readonly desks: number; readonly port: number; readonly again: boolean };

/** Reads the options; says what they are, and ends, where that was asked for or they are none. */
export function readDemoOptions(say: (line: string) => void): DemoOptions {
  try {
    const { values } = parseArgs({
      options: {
        desks: { type: 'string', default: '1' },
        port: { type: 'string', default: '4127' },
        again: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [desks, port] = [Number(values.desks), Number(values.port)];
    if (!Number.isInteger(desks) || desks < 1 || desks > 9)
      throw new Error(`--desks ${values.desks}: 1 to 9`);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error(`--port ${values.port}: 0 to 65535`);
    if (!values.help) return { desks, port, again: values.again };
    say(usage);
    process.exit(0);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    say('');
    say(usage);
    process.exit(64);
  }
}
