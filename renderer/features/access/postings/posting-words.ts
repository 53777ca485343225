// Sections, bodies and kinds of transfer in words.
import {
  type BuiltInSection,
  builtInSectionSchema,
  type OfficeSection,
  type SupervisoryBody,
  type TransferView,
} from '#core/access/postings/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

const sectionWords: Record<BuiltInSection, MessageId> = {
  filing: 'postings.section.filing',
  sana: 'postings.section.sana',
  notices: 'postings.section.notices',
  e_payment: 'postings.section.ePayment',
  inbox: 'postings.section.inbox',
};
export const bodyWords: Record<SupervisoryBody, MessageId> = {
  protection: 'postings.body.protection',
  offices_board: 'postings.body.officesBoard',
  it_center: 'postings.body.itCenter',
};
export const kindWords: Record<TransferView['kind'], MessageId> = {
  section: 'postings.kind.section',
  office: 'postings.kind.office',
};

/** The name of a section: the screen's own, or what the office called it. */
export function sectionName({ sectionId, name }: OfficeSection, text: SayText): string {
  const builtIn = builtInSectionSchema.safeParse(sectionId);
  return builtIn.success ? text(sectionWords[builtIn.data]) : (name ?? text('postings.unnamed'));
}
