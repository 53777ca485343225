// What carries the messages between two ends: in their order, later, and not at all where it is broken, which neither end hears of.
import type { PeerMessage } from '#core/replication/peers/contract.ts';
import type { End, SimulatedNetwork } from './simulated-network.ts';

let made = 0;

export class SimulatedCable {
  readonly nth: number;
  ends: readonly [End, End] | null = null;
  /** Whether it loses what each side says. */
  readonly isLost: [boolean, boolean] = [false, false];
  isSlow = false;
  readonly #network: SimulatedNetwork;
  readonly #latency: number;
  readonly #lastAt: [number, number] = [0, 0];
  readonly #carries: [number, number] = [0, 0];
  readonly #isFull: [boolean, boolean] = [false, false];

  constructor(network: SimulatedNetwork) {
    made += 1;
    this.nth = made;
    this.#network = network;
    this.#latency = network.random.between(1, network.isInForce('late') ? 900 : 20);
    this.isSlow = network.isInForce('slow') && network.random.chance(0.5);
  }

  isSound(): boolean {
    return (
      !this.isLost.includes(true) && !this.isSlow && this.ends?.every(({ link }) => !link.isOver) === true
    );
  }

  /** @returns false when the other side does not read as fast */
  write(from: 0 | 1, message: PeerMessage): boolean {
    const { time, random } = this.#network;
    if (this.isLost[from]) return true;
    const takes = this.isSlow ? random.between(100, 700) : this.#latency;
    // A stream never doubles what it carries; what two links bring does come twice. A request is not told from its answer.
    const mayDouble = message.kind !== 'lacks_private' && this.#network.isInForce('doubled');
    const times = mayDouble && random.chance(0.2) ? 2 : 1;
    for (let nth = 0; nth < times; nth += 1) {
      const at = Math.max(this.#lastAt[from], time.now + takes);
      this.#lastAt[from] = at;
      this.#carries[from] += 1;
      time.after(at - time.now, () => this.#arrives(from, message));
    }
    if (this.isSlow && this.#carries[from] > 2) this.#isFull[from] = true;
    return !this.#isFull[from];
  }

  #arrives(from: 0 | 1, message: PeerMessage): void {
    this.#carries[from] -= 1;
    const to = this.ends?.[from === 0 ? 1 : 0];
    if (!this.isLost[from] && to !== undefined && !to.link.isOver) {
      to.heardAt = this.#network.time.now;
      // As it comes from another program: a value of its own.
      to.link.dispatch({ kind: 'message', message: structuredClone(message) });
    }
    if (this.#carries[from] > 0 || !this.#isFull[from]) return;
    this.#isFull[from] = false;
    const end = this.ends?.[from];
    if (end !== undefined && !end.link.isOver) end.link.dispatch({ kind: 'drained' });
  }

  /** One end hung up. */
  gone(side: 0 | 1): void {
    const other = this.ends?.[side === 0 ? 1 : 0];
    if (other === undefined || this.isLost[side]) return;
    this.#network.time.after(this.#latency, () => this.#network.hangUp(other));
  }
}
