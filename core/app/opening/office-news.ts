// Who hears of what in an open office: of a commit first whoever follows it (witness, snapshots, outbox), then the screens.
import type { Topic } from '#core/journal/log/reads.ts';

type Listener = (topics: readonly Topic[]) => void;

export type OfficeNews = {
  /** Is told of every change of what the screens show. @returns how to stop */
  subscribe(listener: Listener): () => void;
  /** Something that the screens show has changed. */
  announce(topics: readonly Topic[]): void;
  /** Is told after each commit, before the screens are. */
  onCommit(listener: () => void): void;
  committed(topics: readonly Topic[]): void;
  /** Is told when something may wait for the province. */
  onWake(listener: () => void): void;
  wake(): void;
};

export function createNews(): OfficeNews {
  const screens = new Set<Listener>();
  const followers: (() => void)[] = [];
  const senders: (() => void)[] = [];
  const announce = (topics: readonly Topic[]): void => {
    for (const listener of screens) listener(topics);
  };
  return {
    subscribe(listener) {
      screens.add(listener);
      return () => screens.delete(listener);
    },
    announce,
    onCommit: (listener) => void followers.push(listener),
    committed(topics) {
      for (const follow of followers) follow();
      announce(topics);
    },
    onWake: (listener) => void senders.push(listener),
    wake() {
      for (const send of senders) send();
    },
  };
}
