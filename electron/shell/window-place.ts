// Where the window opens: as it was left, never on a screen that is gone, and maximised the first time. The place is the
// person's at this computer, not the office's: it is kept beside the office's folder, never in it.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../files/write-file-atomically.ts';

const side = z.int().min(-100_000).max(100_000);
const placeSchema = z.strictObject({
  x: side,
  y: side,
  width: z.int().min(100).max(100_000),
  height: z.int().min(100).max(100_000),
  isMaximised: z.boolean(),
});
/** Bounds of the window while it is not maximised, in pixels of the desktop, and whether it was. */
export type WindowPlace = z.infer<typeof placeSchema>;
export type Area = { x: number; y: number; width: number; height: number };

/** So much of the window has to be on a screen that a person can get hold of it. */
const graspable = { width: 200, height: 60 };

/** The place that was kept; null when there is none that can be read. */
export function readPlace(file: string): WindowPlace | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Not there, or not ours: the window opens as the first time.
    return null;
  }
}

/** Keeps the place for the next start. @throws the system's error when the disk refuses */
export function keepPlace(file: string, place: WindowPlace): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileAtomically(file, JSON.stringify(place));
}

/**
 * Where to open on the screens that are there now: as it was left when its upper edge can be got hold of, no larger than
 * the screen it is on; else maximised on the first of them.
 */
export function placeOn(screens: readonly Area[], kept: WindowPlace | null): WindowPlace {
  const [first = { x: 0, y: 0, width: 1280, height: 800 }] = screens;
  const screen = kept === null ? undefined : screens.find((area) => isGraspable(area, kept));
  if (kept === null || screen === undefined) return { ...first, isMaximised: true };
  const across = kept.width > screen.width ? { x: screen.x, width: screen.width } : {};
  const down = kept.height > screen.height ? { y: screen.y, height: screen.height } : {};
  return { ...kept, ...across, ...down };
}

function isGraspable(screen: Area, { x, y, width }: WindowPlace): boolean {
  const across = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
  return across >= graspable.width && y >= screen.y && y <= screen.y + screen.height - graspable.height;
}
