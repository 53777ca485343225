// Names of sections as a list in the language of the screen.
import { useIntl } from 'react-intl';
import type { OfficeSection } from '#core/access/postings/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { sectionName } from './posting-labels.ts';

export function SectionNames({ sections }: { sections: readonly OfficeSection[] }) {
  const text = useText();
  const intl = useIntl();
  return <>{intl.formatList(sections.map((section) => sectionName(section, text)))}</>;
}
