// Refuses sentences that would fail on screen: a message missing in one language, unused, unparseable or with other
// values than its twin, and any text written straight into a component. Part of `npm run check`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import ts from 'typescript';
import { sentencesEn } from '#core/foundation/problems/sentences-en.ts';
import { sentencesFa } from '#core/foundation/problems/sentences-fa.ts';
import { refuseWords } from './persian-words.ts';

type Messages = ReadonlyMap<string, string>;

const rendererDir = path.resolve(import.meta.dirname, '../../renderer');
const coreDir = path.resolve(rendererDir, '../core');
const messagesDir = path.join(rendererDir, 'i18n/messages');

/** Sources outside the message files in which the product speaks Persian to a person. */
const spokenSources = [
  'core/foundation/problems/sentences-fa.ts',
  'province/page/sentences-fa.ts',
  'province/projection/day-totals.ts',
  'renderer/i18n/react-aria-fa.ts',
];

/** Attributes that a person reads or hears. */
const spokenAttributes = new Set([
  'about',
  'alt',
  'aria-description',
  'aria-label',
  'description',
  'hint',
  'label',
  'placeholder',
  'problem',
  'title',
  'why',
]);

/** Every message of a language, with a complaint for an id that two files claim. */
function readMessages(language: string, complain: (complaint: string) => void): Messages {
  const messages = new Map<string, string>();
  const files = readdirSync(messagesDir).filter((file) => file.endsWith(`.${language}.json`));
  for (const file of files) {
    const entries: Record<string, string> = JSON.parse(readFileSync(path.join(messagesDir, file), 'utf8'));
    for (const [id, message] of Object.entries(entries)) {
      if (messages.has(id)) complain(`${file}: ${id} is in another file too`);
      messages.set(id, message);
    }
  }
  return messages;
}

/** The values that a message takes, as `name:kind`, nested ones included. */
function valuesOf(elements: readonly MessageFormatElement[]): Set<string> {
  const values = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    const isChoice = element.type === TYPE.plural || element.type === TYPE.select;
    values.add(`${element.value}:${element.type === TYPE.argument ? 'text' : TYPE[element.type]}`);
    const inner = isChoice
      ? Object.values(element.options).flatMap((option) => option.value)
      : element.type === TYPE.tag
        ? element.children
        : [];
    for (const value of valuesOf(inner)) values.add(value);
  }
  return values;
}

function parsedValues(
  id: string,
  message: string,
  complain: (complaint: string) => void,
): Set<string> | null {
  try {
    return valuesOf(parse(message));
  } catch (error) {
    complain(`${id} is not an ICU message: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** Both languages say the same things with the same values. */
export function compareLanguages(fa: Messages, en: Messages): string[] {
  const complaints: string[] = [];
  const complain = (complaint: string) => void complaints.push(complaint);
  for (const id of new Set([...fa.keys(), ...en.keys()])) {
    const [persian, english] = [fa.get(id), en.get(id)];
    if (persian === undefined || english === undefined) {
      complain(`${id} is missing in ${persian === undefined ? 'fa' : 'en'}`);
      continue;
    }
    const inPersian = parsedValues(id, persian, complain);
    const inEnglish = parsedValues(id, english, complain);
    if (inPersian === null || inEnglish === null) continue;
    const different = inPersian.symmetricDifference(inEnglish);
    if (different.size > 0)
      complain(`${id} takes other values in fa than in en: ${[...different].join(', ')}`);
  }
  return complaints;
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);
const hasPersian = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

/** Text that is written into a source file instead of a message file. */
export function writtenText(fileName: string, source: string): string[] {
  const complaints: string[] = [];
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const complain = (node: ts.Node, text: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    complaints.push(`${fileName}:${line + 1} writes «${text.trim()}» instead of using a message`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasLetter(node.text)) complain(node, node.text);
    else if (ts.isStringLiteralLike(node) && hasPersian(node.text)) complain(node, node.text);
    else if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (hasPersian(node.text)) complain(node, node.text);
    } else if (ts.isJsxAttribute(node) && isSpoken(node)) complain(node, node.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return complaints;
}

function isSpoken({ name, initializer }: ts.JsxAttribute): boolean {
  const isText = initializer !== undefined && ts.isStringLiteral(initializer) && hasLetter(initializer.text);
  return isText && spokenAttributes.has(name.getText());
}

/** The ids that a source makes of a value, as patterns: `area.${value}`. The compiler proves that each value has its sentence. */
function idPatterns(source: string): RegExp[] {
  return [...source.matchAll(/`((?:[\w-]+\.)+\$\{[^`]*)`/g)].map(([, template = '']) => {
    const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    return new RegExp(`^${parts.join('(.+)')}$`);
  });
}

/** What a source writes as a value: every quoted word, and every name of a field. */
const valuesIn = (source: string): string[] =>
  [...source.matchAll(/'([\w.-]+)'|\b(\w+)\??:/g)].map(([, quoted, field]) => quoted ?? field ?? '');

/**
 * Ids that no source names, and ids that are said but do not exist. A template id names a message only where its value is
 * written somewhere in the product (`values`), so that the sentence of a value that is gone is found.
 */
export function compareUse(
  ids: ReadonlySet<string>,
  sources: ReadonlyMap<string, string>,
  values: ReadonlySet<string> = new Set([...sources.values()].flatMap(valuesIn)),
): string[] {
  const named = new Set<string>();
  const patterns: RegExp[] = [];
  const complaints: string[] = [];
  for (const [fileName, source] of sources) {
    for (const [, id] of source.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)) {
      if (id !== undefined) named.add(id);
    }
    for (const [, id] of source.matchAll(/\btext\(\s*'([^']+)'/g)) {
      if (id !== undefined && !ids.has(id))
        complaints.push(`${fileName} says ${id}, which is in no message file`);
    }
    patterns.push(...idPatterns(source));
  }
  const isMade = (id: string): boolean =>
    patterns.some(
      (pattern) =>
        pattern
          .exec(id)
          ?.slice(1)
          .every((value) => values.has(value)) ?? false,
    );
  for (const id of ids) if (!named.has(id) && !isMade(id)) complaints.push(`${id} is never used`);
  return complaints;
}

function readSources(dir: string): Map<string, string> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.tsx?$/.test(file));
  return new Map(sources.map((file) => [file, readFileSync(path.join(dir, file), 'utf8')]));
}

/** What a literal says; the values of a template as {value}. Null for what is no text. */
function writtenBy(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => `{value}${span.literal.text}`).join('');
}

/** Every Persian sentence that the product says, by where it is written: the message files and the spoken sources. */
export function persianSentences(): Map<string, string> {
  const sentences = new Map<string, string>();
  const messages = readMessages('fa', () => undefined);
  for (const [id, message] of messages) if (hasPersian(message)) sentences.set(id, message);
  for (const file of spokenSources) {
    const source = readFileSync(path.resolve(rendererDir, '..', file), 'utf8');
    const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const { line, character } = parsed.getLineAndCharacterOfPosition(node.getStart());
      const text = writtenBy(node);
      if (text !== null && hasPersian(text)) sentences.set(`${file}:${line + 1}:${character + 1}`, text);
      ts.forEachChild(node, visit);
    };
    visit(parsed);
  }
  return sentences;
}

/** Everything that is wrong with the renderer's sentences; empty when all is well. */
export function checkMessages(): string[] {
  const complaints: string[] = [];
  const complain = (complaint: string) => void complaints.push(complaint);
  const fa = readMessages('fa', complain);
  const en = readMessages('en', complain);
  const sources = readSources(rendererDir);
  const product = [...sources.values(), ...readSources(coreDir).values()];
  for (const file of readdirSync(messagesDir).filter((name) => name.endsWith('.fa.json'))) {
    const list = sources.get(path.join('i18n', 'messages-fa.ts')) ?? '';
    if (!list.includes(`'./messages/${file}'`)) complain(`${file} is not listed; run: npm run lists`);
  }
  const screens = [...sources].filter(([file]) => !file.startsWith(`i18n${path.sep}`));
  return [
    ...complaints,
    ...compareLanguages(fa, en),
    ...compareLanguages(new Map(Object.entries(sentencesFa)), new Map(Object.entries(sentencesEn))),
    ...compareUse(new Set(fa.keys()), sources, new Set(product.flatMap(valuesIn))),
    ...[...persianSentences()].flatMap(([where, sentence]) => refuseWords(where, sentence)),
    ...screens.flatMap(([file, source]) => writtenText(path.join('renderer', file), source)),
  ];
}

if (import.meta.main) {
  const complaints = checkMessages();
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  process.stdout.write(
    complaints.length === 0 ? 'Messages: all well.\n' : `Messages: ${complaints.length} wrong.\n`,
  );
  process.exitCode = complaints.length === 0 ? 0 : 1;
}
