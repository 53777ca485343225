// The time of a simulated network: what is to happen, in its order.

export class SimulatedTime {
  now = 0;
  #made = 0;
  readonly #waiting: { readonly at: number; readonly nth: number; readonly work: () => void }[] = [];

  /** Does something in so many milliseconds. */
  after(ms: number, work: () => void): void {
    this.#made += 1;
    const one = { at: this.now + Math.max(0, ms), nth: this.#made, work };
    let [low, high] = [0, this.#waiting.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#waiting[middle];
      // The last one is the next.
      if (other !== undefined && (other.at > one.at || (other.at === one.at && other.nth > one.nth)))
        low = middle + 1;
      else high = middle;
    }
    this.#waiting.splice(low, 0, one);
  }

  /** Lets the time run for so many milliseconds, or until nothing more happens. */
  run(ms: number, isEnough: () => boolean = () => false): void {
    const end = this.now + ms;
    for (let next = this.#waiting.at(-1); next !== undefined && next.at <= end; next = this.#waiting.at(-1)) {
      this.#waiting.pop();
      this.now = next.at;
      next.work();
      if (isEnough()) return;
    }
    this.now = end;
  }
}
