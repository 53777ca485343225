// Every kind of chart as a picture, at the office and at the province, in every look: nothing covers another thing or leaves its frame,
// what is drawn stands out, it is read in the direction of the page, and its lengths and shades are its numbers (D20.196).
import type { Drawing, Mark } from '#core/foundation/reporting/charts/drawing.ts';
import { launchChromium } from '#tests/support/browser-desk.ts';
import { inTier } from '#tests/support/tier.ts';
import { type Measured, openCharts, type Picture, pictureOf } from '../support/chart-pictures.ts';
import { drawingsOf, heat, minutes, month, people, shares, year } from '../support/chart-samples.ts';
import { expect, test } from '../support/desk.ts';

type Look = {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly contrast?: 'more';
  readonly forced?: true;
  readonly zoom?: number;
};
const everyLook: readonly Look[] = [
  { name: 'light', scheme: 'light' },
  { name: 'dark', scheme: 'dark' },
  { name: 'light, high contrast', scheme: 'light', contrast: 'more' },
  { name: 'dark, high contrast', scheme: 'dark', contrast: 'more' },
  { name: 'the colours of a light system', scheme: 'light', forced: true },
  { name: 'the colours of a dark system', scheme: 'dark', forced: true },
  { name: '200 %', scheme: 'light', zoom: 2 },
];

type Drawn = { readonly mark: Mark; readonly box: Measured };
const marksOf = (drawing: Drawing, { marks }: Picture): Drawn[] =>
  drawing.marks.flatMap((mark, place) => {
    const box = marks[place];
    return box === undefined ? [] : [{ mark, box }];
  });
const ofTone = (all: readonly Drawn[], tone: Mark['tone'], kind: Mark['kind']): Drawn[] =>
  all.filter(({ mark }) => mark.tone === tone && mark.kind === kind);

/** How much a mark has to stand out from the ground: text, what carries a number, and what only leads the eye. */
function leastContrast(mark: Mark): number {
  if (mark.kind === 'text') return 4.5;
  if (mark.tone === 'rule') return 1.1;
  if (mark.kind === 'rect' && mark.strength !== undefined) return mark.strength === 0 ? 1 : 1.15;
  return 3;
}

const covers = (one: Measured, other: Measured): boolean =>
  one.x + 1 < other.x + other.width &&
  other.x + 1 < one.x + one.width &&
  one.y + 3 < other.y + other.height &&
  other.y + 3 < one.y + one.height;

/** What is wrong with a chart by its frame, its words and its colours. */
function faultsIn(name: string, drawing: Drawing, picture: Picture): string[] {
  const { frame } = picture;
  const all = marksOf(drawing, picture);
  const faults =
    all.length === drawing.marks.length ? [] : [`${name}: ${all.length} of ${drawing.marks.length} marks`];
  for (const { mark, box } of all) {
    const isInside =
      box.x > frame.x - 1 &&
      box.y > frame.y - 1 &&
      box.x + box.width < frame.x + frame.width + 1 &&
      box.y + box.height < frame.y + frame.height + 1;
    if (!isInside) faults.push(`${name}: ${mark.id} leaves the frame`);
    // What has no height is a day without anything.
    if (mark.kind === 'rect' && box.height < 1) continue;
    const contrast = mark.kind === 'rect' && mark.tone !== 'tick' ? box.middle : box.most;
    if (contrast < leastContrast(mark))
      faults.push(`${name}: ${mark.id} stands out by ${contrast.toFixed(2)}`);
  }
  const texts = all.filter(({ mark }) => mark.kind === 'text');
  for (const [place, one] of texts.entries())
    for (const other of texts.slice(place + 1))
      if (covers(one.box, other.box)) faults.push(`${name}: ${one.mark.id} covers ${other.mark.id}`);
  return faults;
}

const numberOf = (mark: Mark): number =>
  mark.kind !== 'text'
    ? Number.NaN
    : Number(
        mark.text
          .replaceAll('٬', '')
          .replaceAll('٫', '.')
          .replaceAll(/[۰-۹]/gu, (digit) => `${(digit.codePointAt(0) ?? 0) - 0x6f0}`),
      );
const yOf = ({ y, height }: Measured): number => y + height / 2;

/** What a height on the page says by the axis that is drawn beside it. */
function scaleOf(all: readonly Drawn[]): (y: number) => number {
  const rules = ofTone(all, 'rule', 'path');
  const said = ofTone(all, 'axis', 'text')
    .filter(({ mark }) => mark.id.startsWith('axis'))
    .map(({ mark }) => numberOf(mark));
  const [nought, top] = [rules[0], rules.at(-1)];
  const [least = 0, most = 0] = [said[0], said.at(-1)];
  if (nought === undefined || top === undefined || least !== 0 || most <= 0)
    throw new Error('the axis begins at nought and says a value');
  return (y) => ((yOf(nought.box) - y) / (yOf(nought.box) - yOf(top.box))) * most;
}

const isNear = (said: number, value: number, most: number): boolean => Math.abs(said - value) <= most * 0.02;
const inDirection = (drawn: readonly Drawn[], isRightToLeft: boolean): boolean =>
  drawn.every(({ box }, place) => {
    const before = drawn[place - 1];
    return before === undefined || (isRightToLeft ? box.x < before.box.x : box.x > before.box.x);
  });

/** What is wrong with the numbers that a chart shows. */
function untruths(pictures: Readonly<Record<string, Picture>>, isRightToLeft: boolean): string[] {
  const faults: string[] = [];
  const of = (name: string): Drawn[] => {
    const [drawing, picture] = [drawingsOf(isRightToLeft)[name], pictures[name]];
    if (drawing === undefined || picture === undefined) throw new Error(`no chart ${name}`);
    return marksOf(drawing, picture);
  };
  const expectNear = (what: string, said: readonly number[], values: readonly number[]): void => {
    const most = Math.max(...values);
    if (said.length !== values.length)
      faults.push(`${what}: ${said.length} marks for ${values.length} numbers`);
    for (const [place, value] of values.entries())
      if (!isNear(said[place] ?? Number.NaN, value, most))
        faults.push(`${what}: ${said[place]} for ${value}`);
  };
  const expectOrder = (what: string, drawn: readonly Drawn[]): void => {
    if (drawn.length < 2 || !inDirection(drawn, isRightToLeft))
      faults.push(`${what}: not in the direction of the page`);
  };
  for (const [name, bars] of [
    ['bars', month],
    ['months', year],
  ] as const) {
    const all = of(name);
    const valueAt = scaleOf(all);
    const drawn = ofTone(all, 'bar', 'rect');
    expectOrder(name, drawn);
    expectNear(
      name,
      drawn.map(({ box: { y, height } }) => valueAt(y) - valueAt(y + height)),
      bars.map(({ value }) => value),
    );
    const ticks = ofTone(all, 'tick', 'rect').map(({ box }) => valueAt(yOf(box)));
    expectNear(
      `${name}, before`,
      ticks,
      bars.flatMap(({ before }) => before ?? []),
    );
  }
  const lines = of('lines');
  const valueAt = scaleOf(lines);
  for (const [place, tone] of (['line1', 'line2'] as const).entries()) {
    const dots = ofTone(lines, tone, 'dot');
    expectOrder(tone, dots);
    expectNear(
      tone,
      dots.map(({ box }) => valueAt(yOf(box))),
      (minutes.lines[place] ?? []).flatMap((value) => value ?? []),
    );
  }
  const cells = ofTone(of('heat'), 'cell', 'rect');
  for (const [weekday, values] of heat.byWeekday.entries()) {
    const row = cells.slice(weekday * values.length, (weekday + 1) * values.length);
    expectOrder(`heat ${weekday}`, row);
  }
  const shades = heat.byWeekday
    .flat()
    .map((value, place) => ({ value, shade: cells[place]?.box.middle ?? 0 }))
    .toSorted((one, other) => one.value - other.value);
  for (const [place, { value, shade }] of shades.entries()) {
    const before = shades[place - 1];
    if (
      before !== undefined &&
      (before.value < value ? before.shade >= shade : Math.abs(before.shade - shade) > 0.05)
    )
      faults.push(`heat: ${value} is as dark as ${before.value}`);
  }
  for (const [nth, values] of people.entries()) {
    const bars = ofTone(of(`people${nth}`), 'bar', 'rect');
    expectOrder(`people${nth}`, bars);
    const highest = Math.max(...bars.map(({ box }) => box.height));
    const most = Math.max(...values);
    expectNear(
      `people${nth}`,
      bars.map(({ box }) => (box.height / highest) * most),
      values,
    );
  }
  for (const [nth, share] of shares.entries()) {
    const [bar] = of(`share${nth}`);
    const frame = pictures[`share${nth}`]?.frame;
    if (bar === undefined || frame === undefined) throw new Error('a share is drawn');
    expectNear(`share${nth}`, [bar.box.width / frame.width], [share]);
    const begins = isRightToLeft ? frame.x + frame.width - bar.box.x - bar.box.width : bar.box.x - frame.x;
    if (begins > 1) faults.push(`share${nth}: begins ${begins} px from where the line does`);
  }
  return faults;
}

/** Pages with a language: the province has one. */
const pages = [
  ['office', 'fa'],
  ['office', 'en'],
  ['province', 'fa'],
] as const;

for (const [from, language] of inTier<(typeof pages)[number][]>([pages[0]], [...pages]))
  test(`D20.196 the charts of the ${from} in ${language}: nothing covered, everything stands out, and the numbers are right`, async () => {
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, deviceScaleFactor: 3 });
    await openCharts(page, from, language);
    const isRightToLeft = language === 'fa';
    const faults: string[] = [];
    for (const { name, scheme, contrast, forced, zoom = 1 } of inTier(everyLook.slice(0, 1), everyLook)) {
      await page.emulateMedia({ colorScheme: scheme, forcedColors: forced === true ? 'active' : 'none' });
      await page.evaluate(
        ([factor, more]) => {
          document.documentElement.style.setProperty('--zoom', String(factor));
          if (more === true) document.documentElement.dataset.contrast = 'more';
          else delete document.documentElement.dataset.contrast;
        },
        [zoom, contrast === 'more'] as const,
      );
      const pictures = await pictureOf(page);
      const found = [
        ...Object.entries(drawingsOf(isRightToLeft)).flatMap(([chart, drawing]) => {
          const picture = pictures[chart];
          return picture === undefined ? [`${chart}: not there`] : faultsIn(chart, drawing, picture);
        }),
        ...untruths(pictures, isRightToLeft),
      ];
      if (process.env.PICTURES !== undefined)
        await page.screenshot({
          path: `${process.env.PICTURES}/charts-${from}-${language}-${name}.png`,
          fullPage: true,
        });
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
    await browser.close();
  });
