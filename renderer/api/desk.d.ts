// Where the preload puts its bridge. (Apart from the types, so that only the renderer sees this Window.)
import type { DeskBridge } from './desk-bridge.ts';

declare global {
  interface Window {
    readonly desk?: DeskBridge;
  }
}
