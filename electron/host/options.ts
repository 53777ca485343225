// What the loopback host is told on its command line: --dir, --port, --demo, --core.
import { parseArgs } from 'node:util';

export type HostOptions = {
  dir: string;
  port: number;
  demo: boolean;
  /** The core process's file; its sources where none is named. */
  core: string | null;
};

/** Reads the arguments. Throws an Error with a plain sentence on an unknown or malformed one. */
export function readHostOptions(args: readonly string[]): HostOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dir: { type: 'string', default: 'offices/desk' },
      port: { type: 'string', default: '0' },
      demo: { type: 'boolean', default: false },
      core: { type: 'string' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  return { dir: values.dir, port, demo: values.demo, core: values.core ?? null };
}
