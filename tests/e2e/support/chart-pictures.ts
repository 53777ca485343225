// Pictures of charts, measured: where each mark lies, and which colours stand there. By what is drawn and no picture of before, so that
// another face or another build of Chromium changes nothing.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { inProject } from '#build/scripts/places.ts';
import { drawn } from '#province/page/drawn.ts';
import { drawingsOf } from './chart-samples.ts';

const origin = 'http://charts.test';

type Files = ReadonlyMap<string, string | Buffer>;
type Origin = 'office' | 'province';

/** The page of the office's charts, bundled as the renderer is. */
async function officeFiles(): Promise<Files> {
  const made = await build({
    configFile: inProject('build/vite.renderer.config.ts'),
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input: inProject('tests/e2e/support/chart-page.tsx') } },
  });
  const { output } = made as Rolldown.RolldownOutput;
  const files = new Map(
    output.map((file) => [
      `/${file.fileName}`,
      file.type === 'chunk'
        ? file.code
        : typeof file.source === 'string'
          ? file.source
          : Buffer.from(file.source),
    ]),
  );
  const links = output.flatMap((file) => {
    if (file.type === 'chunk')
      return file.isEntry ? [`<script type="module" src="/${file.fileName}"></script>`] : [];
    return file.fileName.endsWith('.css') ? [`<link rel="stylesheet" href="/${file.fileName}">`] : [];
  });
  return files.set('/', `<!doctype html><meta charset="utf-8">${links.join('')}<div id="root"></div>`);
}

/** The same charts as the province has them in its pages. */
async function provinceFiles(): Promise<Files> {
  const figures = Object.entries(drawingsOf(true)).map(([id, drawing]) => {
    const name = id.startsWith('share') ? 'share' : 'chart';
    return `<figure id="${id}">${drawn(drawing, id, name).markup}</figure>`;
  });
  return new Map([
    [
      '/',
      `<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><link rel="stylesheet" href="/page.css">${figures.join('')}`,
    ],
    ['/page.css', await readFile(inProject('province/page/page.css'), 'utf8')],
  ]);
}

const made = new Map<Origin, Promise<Files>>();
const typeOf = (name: string): string =>
  name.endsWith('.js')
    ? 'text/javascript'
    : name.endsWith('.css')
      ? 'text/css'
      : name === '/'
        ? 'text/html'
        : 'font/woff2';

/** Opens the charts of an origin in a language, drawn and in their own face. */
export async function openCharts(page: Page, from: Origin, language: 'fa' | 'en'): Promise<void> {
  const files = await (made.get(from) ??
    made.set(from, from === 'office' ? officeFiles() : provinceFiles()).get(from));
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const body = files?.get(pathname);
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ body, contentType: typeOf(pathname) });
  });
  await page.addInitScript((chosen) => localStorage.setItem('pishkhan.language', chosen), language);
  await page.goto(origin);
  await page.locator('#share2 svg').waitFor();
  // Figures stand on the ground on which the screens have them, with room for what would leave its frame.
  await page.addStyleTag({
    content: 'figure { padding: 12px; inline-size: 700px; background: var(--surface) }',
  });
  await page.evaluate(() => document.fonts.ready);
}

type Rgb = readonly [red: number, green: number, blue: number];
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** A mark as it is drawn: its place on the page, and the contrasts in it to the ground beside the chart. */
export type Measured = Box & {
  /** Of the colour in its middle. */
  readonly middle: number;
  /** Of the colour in it that stands out most. */
  readonly most: number;
};
export type Picture = { readonly frame: Box; readonly marks: readonly Measured[] };

/** The charts of the page by their names, their marks in the order of their drawing. */
export async function pictureOf(page: Page): Promise<Readonly<Record<string, Picture>>> {
  const shot = (await page.screenshot({ fullPage: true })).toString('base64');
  return page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (sign) => sign.codePointAt(0) ?? 0);
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (canvas === null) throw new Error('no canvas');
    canvas.drawImage(bitmap, 0, 0);
    const scale = bitmap.width / document.documentElement.clientWidth;
    const boxOf = (element: Element): Box => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + window.scrollX, y: y + window.scrollY, width, height };
    };
    const luminance = (colour: Rgb): number => {
      const [red = 0, green = 0, blue = 0] = colour.map((one) =>
        one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: Rgb, other: Rgb): number => {
      const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
      return (high + 0.05) / (low + 0.05);
    };
    const coloursIn = ({ x, y, width, height }: Box): Rgb[] => {
      const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)];
      const [wide, high] = [Math.ceil((x + width) * scale) - left, Math.ceil((y + height) * scale) - top];
      const { data } = canvas.getImageData(left, top, Math.max(1, wide), Math.max(1, high));
      return Array.from({ length: data.length / 4 }, (_, place): Rgb => {
        const at = place * 4;
        return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      });
    };
    const mostIn = (box: Box, ground: Rgb): number =>
      coloursIn(box).reduce((most, colour) => Math.max(most, contrast(colour, ground)), 1);
    /** Of a line what it is along most of it: dashes leave some of it free. */
    const alongLine = (line: SVGGeometryElement, ground: Rgb): number => {
      const [length, onPage] = [line.getTotalLength(), line.getScreenCTM()];
      if (onPage === null) throw new Error('a line that is not drawn');
      const points = Array.from({ length: 40 }, (_, nth) => {
        const { x, y } = line.getPointAtLength((length * (nth + 0.5)) / 40).matrixTransform(onPage);
        return mostIn({ x: x + window.scrollX, y: y + window.scrollY, width: 0, height: 0 }, ground);
      });
      return points.toSorted((one, other) => other - one)[15] ?? 1;
    };
    const charts = [...document.querySelectorAll('figure')].map((figure) => {
      const frame = boxOf(figure);
      const [ground = [0, 0, 0] as const] = coloursIn({
        x: frame.x + 3,
        y: frame.y + 3,
        width: 0,
        height: 0,
      });
      const svg = figure.querySelector('svg');
      if (svg === null) throw new Error(`no chart in ${figure.id}`);
      const marks = [...svg.children].map((child) => {
        const box = boxOf(child);
        const [middle = ground] = coloursIn({
          x: box.x + box.width / 2,
          y: box.y + box.height / 2,
          width: 0,
          height: 0,
        });
        const most = child instanceof SVGPathElement ? alongLine(child, ground) : mostIn(box, ground);
        return { ...box, middle: contrast(middle, ground), most };
      });
      return [figure.id, { frame: boxOf(svg), marks }] as const;
    });
    return Object.fromEntries(charts);
  }, shot);
}
