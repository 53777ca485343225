// A log file that begins anew when it is full; some of the full ones are kept. A disk that refuses it stops no program.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const mostBytes = 5 * 1024 * 1024;
const kept = 4;

/** A stream of lines into `file`, `file.1` (the newest full one) and so on. Readable by its owner only. */
export function rotatedFile(file: string): { write(line: string): void } {
  return {
    write(line) {
      try {
        mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) + line.length > mostBytes)
          for (let nth = kept; nth > 0; nth -= 1)
            moveAside(nth === 1 ? file : `${file}.${nth - 1}`, `${file}.${nth}`);
        appendFileSync(file, line, { mode: 0o600 });
      } catch {
        // Standard error has the line.
      }
    },
  };
}

function moveAside(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, to);
}
