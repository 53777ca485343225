// Starts PCs of one office for measurements, each a process, linked over real sockets on this machine.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { inProject } from '#build/scripts/places.ts';

/** One save: how long it took, and what of the core it took in its own process, ms. */
export type Saved = { readonly ms: number; readonly cpuMs: number };
type Answer = { id?: number; value?: unknown; problem?: string; ended?: string; at?: number };

export class BenchPc {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly ended = new Map<string, number>();
  #next = 1;
  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (answer: Answer) => {
      if (answer.ended !== undefined) this.ended.set(answer.ended, answer.at ?? 0);
      else this.#waiting.get(answer.id ?? 0)?.(answer);
    });
  }
  static async start(dir: string): Promise<BenchPc> {
    const child = fork(inProject('tests/bench/bench-pc.ts'), [dir], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return new BenchPc(child);
  }
  ask<Value>(act: string, input: unknown = null): Promise<Value> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ value, problem }) => {
        this.#waiting.delete(id);
        if (problem === undefined) resolve(value as Value);
        else reject(new Error(`${act}: ${problem}`));
      });
      this.#child.send({ id, act, input });
    });
  }
  /** On PCs of their own the others take nothing from the one that is measured; here the system gives them what that one leaves. */
  standBack(): void {
    if (this.#child.pid !== undefined) setPriority(this.#child.pid, constants.priority.PRIORITY_LOW);
  }
  async stop(): Promise<void> {
    if (!this.#child.connected) return;
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }
}

export async function until(isSo: () => Promise<boolean> | boolean, everyMs = 20): Promise<void> {
  while (!(await isSo())) await pause(everyMs);
}

/** Lets a new PC join by a code; resolves as soon as it begins to take the office over. */
export async function joins(
  first: BenchPc,
  managerId: string,
  port: number,
  fresh: BenchPc,
  deviceName: string,
): Promise<void> {
  const { code } = await first.ask<{ code: string }>('code', { managerId });
  await fresh.ask('join', { address: `127.0.0.1:${port}`, code, deviceName });
}
