// Reads a tariff file: a whole tariff document, or a table of items as published (core/counter/fees/public-tariffs), which
// lacks who issued it and where the money goes. A file is taken whole or not at all.
import { z } from 'zod';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import {
  type channelSchema,
  type payeeSchema,
  type TariffDocument,
  tariffDocumentSchema,
  tariffItemSchema,
} from './contract.ts';

/** What a published table does not say; days are business days. Without more, all goes to the office over its POS. */
export type TariffFileOptions = Omit<TariffDocument, 'items' | 'reductions'> & {
  readonly payee?: z.infer<typeof payeeSchema>;
  readonly channel?: z.infer<typeof channelSchema>;
};

export type ReadTariff =
  | { readonly ok: true; readonly tariff: TariffDocument }
  | { readonly ok: false; readonly refusal: Extract<Problem, { code: 'TARIFF_INVALID' }> };

const largestFile = 1024 * 1024;

const tableSchema = z.object({
  kind: z.literal('tariff'),
  currency: z.literal('IRR'),
  items: z
    .array(
      tariffItemSchema
        .omit({ payee: true, channel: true })
        .extend(tariffItemSchema.pick({ payee: true, channel: true }).partial().shape),
    )
    .min(1),
  reductions: tariffDocumentSchema.shape.reductions,
});

/**
 * Reads the text of a tariff file. `options` complete a published table; null takes whole documents only.
 * The place of a mistake is its path in the file (`items.3.amount`), or `file`.
 */
export function readTariffFile(text: string, options: TariffFileOptions | null): ReadTariff {
  if (text.length > largestFile) return invalid('file', 'too_large');
  const content = parseJson(text);
  if (content === undefined) return invalid('file', 'not_json');
  if (!isTable(content)) return readDocument(content);
  if (options === null) return invalid('file', 'not_a_document');
  const table = tableSchema.safeParse(content);
  if (!table.success) return firstIssue(table.error);
  const { payee = 'office', channel = 'office_pos', ...document } = options;
  const { items, reductions } = table.data;
  return readDocument({
    ...document,
    items: items.map((item) => ({ payee, channel, ...item })),
    ...(reductions === undefined ? {} : { reductions }),
  });
}

function readDocument(content: unknown): ReadTariff {
  const document = tariffDocumentSchema.safeParse(content);
  return document.success ? { ok: true, tariff: document.data } : firstIssue(document.error);
}

/** A published table says `kind: tariff`; a document has no such field. */
function isTable(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'kind' in content;
}

function firstIssue(error: z.ZodError): ReadTariff {
  const [issue] = error.issues;
  if (issue === undefined) return invalid('file', 'unreadable');
  return invalid(
    issue.path.length === 0 ? 'file' : issue.path.join('.'),
    issue.code === 'custom' ? issue.message : issue.code,
  );
}

function invalid(where: string, reason: string): ReadTariff {
  return { ok: false, refusal: { code: 'TARIFF_INVALID', params: { where, reason } } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
