// What the core process logs: lines of JSON with a level on its standard error. The shell that started it leaves out secrets and
// writes them to the log (desk-log.ts).

type Write = (msg: string, facts?: Readonly<Record<string, string>>) => void;
export type CoreLog = Readonly<Record<'warn' | 'error' | 'fatal', Write>>;

const line =
  (level: keyof CoreLog): Write =>
  (msg, facts = {}) =>
    void process.stderr.write(`${JSON.stringify({ level, msg, ...facts })}\n`);

export const coreLog: CoreLog = { warn: line('warn'), error: line('error'), fatal: line('fatal') };
