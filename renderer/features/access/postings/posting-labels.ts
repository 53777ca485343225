// Sections, bodies and kinds of transfer in words.
import { builtInSectionSchema, type OfficeSection } from '#core/access/postings/contract.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

/** The name of a section: the screen's own, or what the office called it. */
export function sectionName({ sectionId, name }: OfficeSection, text: SayText): string {
  const builtIn = builtInSectionSchema.safeParse(sectionId);
  return builtIn.success ? text(`postings.section.${builtIn.data}`) : (name ?? text('postings.unnamed'));
}
