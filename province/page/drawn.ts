// A chart as it was worked out (core/foundation/reporting/charts), as SVG of a page that reads from right to left.
import type { Drawing, Mark } from '#core/foundation/reporting/charts/drawing.ts';
import { type Html, html } from './html.ts';

const titled = (title: string | undefined): Html | null =>
  title === undefined ? null : html`<title>${title}</title>`;

function markOf(mark: Mark): Html {
  const { kind, tone } = mark;
  switch (kind) {
    case 'rect': {
      const { x, y, width, height, strength = 1, title } = mark;
      return html`<rect class="${tone}" x="${x}" y="${y}" width="${width}" height="${height}" fill-opacity="${strength}">${titled(title)}</rect>`;
    }
    case 'path':
      return html`<path class="${tone}" d="${mark.d}"/>`;
    case 'dot':
      return html`<circle class="${tone} dot" cx="${mark.x}" cy="${mark.y}" r="2">${titled(mark.title)}</circle>`;
    case 'text':
      return html`<text class="${tone}" x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}" direction="${mark.isLtr === true ? 'ltr' : 'rtl'}">${mark.text}</text>`;
  }
}

/** @param label what it shows, in one sentence; the table that stands with it says the same in numbers @param name of its class */
export const drawn = (
  { width, height, marks }: Drawing,
  label: string,
  name: 'chart' | 'share' = 'chart',
): Html =>
  html`<svg class="${name}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"${
    name === 'share' ? html` preserveAspectRatio="none"` : null
  }>${marks.map(markOf)}</svg>`;
