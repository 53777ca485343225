// Writes the corrections of identifiers (D1.125): the right one is known for the next visit, and what the wrong one named is nobody's.
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import { applier, type EntryApplier, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Orm } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { identifierCorrections } from '#db/schema/counter/visits.ts';
import { clientTypeSchema } from './contract.ts';
import { visitIdentifierCorrected } from './entries.ts';
import { type KeepKnown, versionOf } from './known-clients-apply.ts';

export function identifierApplier(orm: Orm, keepKnown: KeepKnown): EntryApplier {
  const insertIdentifier = preparedInsert(orm, identifierCorrections);
  return applier(visitIdentifierCorrected, (entry) => {
    const { participant, clientType, ...rest } = entry.body;
    const { identifier = null, form, details = null, dropped = null } = entry.private ?? {};
    insertIdentifier({
      ...rest,
      participantId: participant,
      identifier,
      formIdentifier: form?.identifier ?? null,
      formIdentifierMasked: form === undefined ? null : maskIdentifier(form.identifier),
      details,
      dropped,
      ...knowingFactOf(entry),
    });
    const type = clientTypeSchema.safeParse(clientType).data;
    if (form !== undefined && type !== undefined)
      keepKnown({ ...form, identifierHmac: rest.hash, clientType: type }, versionOf(entry.lc, rest.formId));
  });
}
