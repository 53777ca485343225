// Who may use the IPC channels: the main frame of a window that this shell made, while it shows app://desk.
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { isDeskAddress } from './desk-origin.ts';

export type SenderCheck = {
  admit(contents: WebContents): void;
  isOurs(event: IpcMainInvokeEvent): boolean;
};

/** A check that knows the admitted windows. */
export function createSenderCheck(): SenderCheck {
  const admitted = new Set<number>();
  return {
    admit(contents) {
      const { id } = contents;
      admitted.add(id);
      contents.once('destroyed', () => admitted.delete(id));
    },
    isOurs({ sender, senderFrame }) {
      if (!admitted.has(sender.id) || !senderFrame) return false;
      return senderFrame === sender.mainFrame && isDeskAddress(senderFrame.url);
    },
  };
}
