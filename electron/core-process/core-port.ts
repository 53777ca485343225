// The message port between the shell and the core process, seen from inside the core process:
// Electron's parentPort in a utility process, the IPC channel of child_process.fork on plain Node.

/** A two-way port. `onClose` fires when the shell is gone. */
export type CorePort = {
  post(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
};

type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
};

/** The port of this process. Throws when it was started by hand, without a shell. */
export function portOfThisProcess(): CorePort {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
      // Electron ends its utility processes with itself.
      onClose: () => undefined,
    };
  }
  if (!process.send) throw new Error('The core process is started by a shell, not by hand.');
  return {
    post: (message) => {
      // After a disconnect nobody listens; onClose already ends the process.
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => process.on('message', listener),
    onClose: (listener) => process.on('disconnect', listener),
  };
}
