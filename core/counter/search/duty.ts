// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { type PaletteReads, paletteReads } from './queries.ts';
import { paletteRouter } from './router.ts';

export const palette = defineDuty({ reads: paletteReads, router: paletteRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly palette: PaletteReads;
  }
}
