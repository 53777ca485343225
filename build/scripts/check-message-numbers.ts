// Refuses a number that a sentence would print with Latin digits: `{n}` prints what it is given as it is, so it is given a
// formatted text, or the message says `{n, number}`. What stands within an isolate is an identifier and keeps its digits.
// Looks at the types, as nothing else knows what a value is; proves on a probe that it sees. Part of `npm run check`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import ts from 'typescript';
import { inProject } from './places.ts';

const messagesDir = inProject('renderer/i18n/messages');
const probeFile = inProject('renderer/number-probe.ts');

/** Within these a sentence names an identifier, as the number of a visit, which has Latin digits. */
const isolates = { first: '\u2068', last: '\u2069' };

/** The values that a message prints as they are, outside isolates. */
function printedBy(elements: readonly MessageFormatElement[]): string[] {
  let isIsolated = false;
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) {
      const [first, last] = [isolates.first, isolates.last].map((mark) => element.value.lastIndexOf(mark));
      isIsolated = first === last ? isIsolated : (first ?? -1) > (last ?? -1);
    }
    if (element.type === TYPE.argument) return isIsolated ? [] : [element.value];
    if (element.type === TYPE.tag) return printedBy(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    return Object.values(element.options).flatMap((option) => printedBy(option.value));
  });
}

function printedByMessage(): Map<string, ReadonlySet<string>> {
  const files = readdirSync(messagesDir).filter((file) => file.endsWith('.fa.json'));
  return new Map(
    files.flatMap((file) => {
      const messages: Record<string, string> = JSON.parse(readFileSync(path.join(messagesDir, file), 'utf8'));
      return Object.entries(messages).map(
        ([id, message]) => [id, new Set(printedBy(parse(message)))] as const,
      );
    }),
  );
}

/** A sentence that is given a number for a value that it prints as it is; the check has to find it. */
function probeOf(printed: ReadonlyMap<string, ReadonlySet<string>>): string {
  for (const [id, [value]] of printed) {
    if (value !== undefined)
      return `import type { SayText } from './i18n/use-text.ts';
export const probe = (text: SayText, n: number | null) => text('${id}', { ${value}: n ?? 0 });\n`;
  }
  throw new Error('no message prints a value as it is: there is nothing to prove');
}

/** The sources of the screens with their types, and the probe among them. */
function programWith(probe: string): ts.Program {
  const options = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(inProject('renderer/tsconfig.json'), {}, options);
  if (config === undefined) throw new Error('renderer/tsconfig.json cannot be read');
  const host = ts.createCompilerHost(config.options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (file) => file === probeFile || fileExists(file);
  host.readFile = (file) => (file === probeFile ? probe : readFile(file));
  host.getSourceFile = (file, language, ...rest) =>
    file === probeFile ? ts.createSourceFile(file, probe, language) : getSourceFile(file, language, ...rest);
  return ts.createProgram({
    rootNames: [...config.fileNames, probeFile],
    options: config.options,
    host,
    ...(config.projectReferences === undefined ? {} : { projectReferences: config.projectReferences }),
  });
}

const isNumber = (type: ts.Type): boolean =>
  type.isUnion() ? type.types.some(isNumber) : (type.flags & ts.TypeFlags.NumberLike) !== 0;

/** Ids that an expression may stand for; none where it may be any message. */
function idsOf(type: ts.Type, printed: ReadonlyMap<string, unknown>): string[] {
  const types = type.isUnion() ? type.types : [type];
  const ids = types.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
  return ids.length === printed.size ? [] : ids;
}

/** Where the screens give a number to a sentence that prints it as it is: file, line and value. */
export function bareNumbers(): { readonly file: string; readonly what: string }[] {
  const printed = printedByMessage();
  const program = programWith(probeOf(printed));
  const checker = program.getTypeChecker();
  const found: { file: string; what: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [id, values] = node.arguments;
      if (node.expression.getText() === 'text' && id !== undefined && values !== undefined) look(id, values);
    }
    ts.forEachChild(node, visit);
  };
  const look = (id: ts.Expression, values: ts.Expression): void => {
    const said = idsOf(checker.getTypeAtLocation(id), printed);
    for (const value of checker.getPropertiesOfType(checker.getTypeAtLocation(values))) {
      const messages = said.filter((one) => printed.get(one)?.has(value.name));
      if (messages.length === 0 || !isNumber(checker.getTypeOfSymbolAtLocation(value, values))) continue;
      const source = values.getSourceFile();
      const { line } = source.getLineAndCharacterOfPosition(values.getStart());
      const what = `${path.relative(inProject(), source.fileName)}:${line + 1} gives ${messages[0]} a number for {${value.name}}`;
      found.push({ file: source.fileName, what });
    }
  };
  for (const source of program.getSourceFiles()) if (!source.isDeclarationFile) visit(source);
  return found;
}

if (import.meta.main) {
  const found = bareNumbers();
  const wrong = found.filter(({ file }) => file !== probeFile);
  const isBlind = wrong.length === found.length;
  for (const { what } of wrong) process.stderr.write(`${what}\n`);
  if (isBlind) process.stderr.write('The probe was not found: this check sees nothing.\n');
  process.stdout.write(`Numbers in sentences: ${wrong.length === 0 && !isBlind ? 'all well' : 'not so'}.\n`);
  process.exitCode = wrong.length === 0 && !isBlind ? 0 : 1;
}
