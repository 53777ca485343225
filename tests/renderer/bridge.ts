// A bridge of the shell that does nothing, but for what a test gives.
import type { bridgeTransport } from '#renderer/api/transport.ts';

type Bridge = Parameters<typeof bridgeTransport>[0];

export const bridge = (parts: Partial<Bridge>): Bridge => ({
  call: async () => ({ status: 200, headers: {}, body: '' }),
  onEvent: () => () => undefined,
  onState: () => () => undefined,
  onLock: () => () => undefined,
  restMs: async () => 0,
  showRoom: async () => undefined,
  printers: async () => [],
  print: async () => ({ printed: true }),
  save: async () => ({ saved: true }),
  chooseFolder: async () => null,
  ...parts,
});
