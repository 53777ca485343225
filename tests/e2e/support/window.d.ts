// The page's side of the bridge, as specs see it inside `page.evaluate`.
import type { DeskBridge } from '#electron/shell/desk-bridge.ts';

declare global {
  interface Window {
    readonly desk: DeskBridge;
  }
}
