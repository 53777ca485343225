import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, keepPlace, placeOn, readPlace, type WindowPlace } from '#electron/shell/window-place.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const laptop: Area = { x: 0, y: 0, width: 1366, height: 728 };
const beside: Area = { x: 1366, y: -200, width: 1920, height: 1040 };
const left: WindowPlace = { x: 1500, y: 10, width: 1200, height: 800, isMaximised: false };

describe('the place of the window', () => {
  it('is maximised on the first screen the first time', () => {
    expect(placeOn([laptop, beside], null)).toEqual({ ...laptop, isMaximised: true });
  });

  it('is as it was left while its screen is there, and on the first one when that is gone', () => {
    expect(placeOn([laptop, beside], left)).toEqual(left);
    expect(placeOn([laptop], left)).toEqual({ ...laptop, isMaximised: true });
  });

  it('is never larger than its screen, and stays maximised when it was', () => {
    const large = { ...left, x: 0, y: 0, width: 4000, height: 3000, isMaximised: true };
    expect(placeOn([laptop], large)).toEqual({ ...large, width: 1366, height: 728 });
  });

  it('can always be got hold of, wherever it was and whatever screens are there', () => {
    const area = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      width: fc.integer({ min: 640, max: 4000 }),
      height: fc.integer({ min: 480, max: 3000 }),
    });
    const kept = area.map((bounds) => ({ ...bounds, isMaximised: false }));
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 3 }), kept, (screens, place) => {
        const opened = placeOn(screens, place);
        const isHeld = screens.some((screen) => {
          const across =
            Math.min(opened.x + opened.width, screen.x + screen.width) - Math.max(opened.x, screen.x);
          return across >= 200 && opened.y >= screen.y && opened.y + 60 <= screen.y + screen.height;
        });
        expect(isHeld).toBe(true);
      }),
    );
  });

  it('that is too wide is put onto its screen, not only made narrower (found by the property above)', () => {
    const screen = { x: 0, y: 0, width: 640, height: 480 };
    const kept = { x: -441, y: 0, width: 641, height: 480, isMaximised: false };
    expect(placeOn([screen], kept)).toEqual({ ...kept, x: 0, width: 640 });
  });

  it('is read as it was kept; what is no place is none', () => {
    const file = path.join(temporaryFolder(), 'Pishkhan', 'window.json');
    expect(readPlace(file)).toBeNull();
    keepPlace(file, left);
    expect(existsSync(file)).toBe(true);
    expect(readPlace(file)).toEqual(left);
    for (const text of ['', '{', '[]', '{"x":"1"}', JSON.stringify({ ...left, width: 1e12 })]) {
      writeFileSync(file, text);
      expect(readPlace(file)).toBeNull();
    }
  });
});
