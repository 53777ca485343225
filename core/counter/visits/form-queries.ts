// Reads of the forms by which people came to a visit, as they stand: with every correction of what was typed, of a name and of an
// identifier (D1.80, D1.125). Whoever shows or judges somebody of a visit reads them here.
import { eq, sql } from 'drizzle-orm';
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { visitCorrections, visits } from '#db/schema/counter/visits.ts';
import { clientTypeSchema } from './contract.ts';
import type { FormType } from './people/contract.ts';
import type { IdentifierCorrection, MandateRow, ParticipantRow, peopleReads } from './people-queries.ts';
import { nameNow } from './typed-again.ts';

type VisitRecord = typeof visits.$inferSelect;
/** What a form says and may be corrected. */
type Correctable = Pick<VisitRecord, 'identifier' | 'clientName' | 'mobile' | 'postalCode' | 'details'>;

/** Those who came to a visit by one form: checked together, and added or removed together (D1.75). */
export type VisitForm = Correctable & {
  readonly formId: string;
  readonly visitId: string;
  readonly clientType: FormType;
  readonly matterRole: string;
  readonly participants: readonly ParticipantRow[];
  readonly mandates: readonly MandateOfForm[];
  /** The hashes under which somebody of it was known before an identifier was corrected (D1.125). */
  readonly formerHashes: readonly string[];
  /** Their check does not hold what it held: an identifier of theirs was corrected, or of whom a mandate of the form names (D1.125). */
  readonly isCheckedAnew: boolean;
};
/** A mandate with the hashes of who acts and of the one represented, who may have come by another form. */
type MandateOfForm = MandateRow & { readonly fromHash: string; readonly toHash: string };

type FormRecord = Correctable & Pick<VisitForm, 'clientType' | 'matterRole'>;
const contactOfForm = ({
  clientType,
  matterRole,
  identifier,
  clientName,
  mobile,
  postalCode,
  details,
}: FormRecord): FormRecord => ({
  ...{ clientType, matterRole, identifier },
  ...{ clientName, mobile, postalCode, details },
});

/** Forms with the one that their visit is known by first: the oldest of those who came themselves. */
function headFirst<Form extends { readonly clientType: FormType }>(forms: readonly Form[]): readonly Form[] {
  const head = forms.find(({ clientType }) => clientTypeSchema.safeParse(clientType).success);
  return head === undefined ? forms : [head, ...forms.filter((form) => form !== head)];
}

/** What a visit says of its client, by the form that it is known by; null where nobody came themselves. */
function knownBy(opened: VisitRecord, head: VisitForm | undefined): VisitRecord | null {
  const clientType = clientTypeSchema.safeParse(head?.clientType).data;
  if (head === undefined || clientType === undefined) return null;
  const { identifier, clientName, mobile, postalCode, details, matterRole } = head;
  const known = head.participants.find(({ isHere }) => isHere === (clientType !== 'legal_person'));
  return {
    ...opened,
    ...{ clientType, matterRole, identifier, clientName, mobile, postalCode, details },
    identifierHmac: known?.hash ?? head.mandates[0]?.toHash ?? '',
    identifierMasked: maskIdentifier(identifier ?? ''),
  };
}

/** A correction is of somebody of the form, or of whoever acts for them or is acted for by a mandate of it. As SQL: knewIdentifiers. */
const concerns = (
  { formId, participantId }: IdentifierCorrection,
  form: string,
  mandates: readonly MandateRow[],
): boolean =>
  formId === form ||
  mandates.some(
    (mandate) =>
      mandate.formId === form &&
      mandate.basis !== 'helper' &&
      (mandate.fromId === participantId || mandate.toId === participantId),
  );

const without = (
  details: Readonly<Record<string, string>>,
  dropped: readonly string[],
): Record<string, string> =>
  Object.fromEntries(Object.entries(details).filter(([field]) => !dropped.includes(field)));

/** Prepares these reads. */
export function formReads(orm: Orm, people: ReturnType<typeof peopleReads>) {
  const one = once(() =>
    orm
      .select()
      .from(visits)
      .where(eq(visits.id, sql.placeholder('id')))
      .prepare(),
  );
  const corrections = once(() =>
    orm
      .select()
      .from(visitCorrections)
      .where(eq(visitCorrections.visitId, sql.placeholder('id')))
      .orderBy(...inOrder(visitCorrections))
      .prepare(),
  );

  /** The visit as it was opened, with the corrections of its first form. */
  function opened(visitId: string): VisitRecord | null {
    const row = one().get({ id: visitId });
    if (row === undefined) return null;
    const identifiers = people.identifiers(visitId);
    const first = corrected(visitId, row, identifiers);
    const known = identifiers.findLast(
      ({ formId, formIdentifier }) => formId === visitId && formIdentifier !== null,
    );
    if (known === undefined) return first;
    const identifierMasked = maskIdentifier(first.identifier ?? '');
    return { ...first, identifierHmac: known.hash, identifierMasked };
  }

  /** What a visit says of its client: its first form does, or the oldest of those who came themselves once the first left (D1.217). */
  function visit(visitId: string): VisitRecord | null {
    const first = opened(visitId);
    if (first === null || !people.isRemoved(visitId)) return first;
    return knownBy(first, forms(visitId)[0]) ?? first;
  }

  /** What a form says, with its corrections. */
  function corrected<Form extends Correctable>(
    visitId: string,
    form: Form & { readonly id: string },
    identifiers: readonly IdentifierCorrection[],
  ): Form {
    let now = form;
    for (const { formId, formIdentifier, details, dropped } of identifiers)
      if (formId === form.id)
        now = {
          ...now,
          identifier: formIdentifier ?? now.identifier,
          details: details === null ? now.details : without({ ...now.details, ...details }, dropped ?? []),
        };
    for (const row of corrections().all({ id: visitId })) {
      if (row.formId !== form.id) continue;
      now = {
        ...now,
        clientName: row.clientName ?? now.clientName,
        mobile: row.mobile ?? now.mobile,
        postalCode: row.postalCode ?? now.postalCode,
        details: row.details === null ? now.details : Object.assign({}, now.details, row.details),
      };
    }
    return now;
  }

  /** Those who came by each form of a visit and still take part, whoever it is known by first. */
  function forms(visitId: string): VisitForm[] {
    const first = opened(visitId);
    if (first === null) return [];
    const identifiers = people.identifiers(visitId);
    const further = people.further(visitId).map((form) => corrected(visitId, form, identifiers));
    const { participants: typed, mandates: between } = people.of(visitId);
    const participants = typed.map((one) => {
      const right = identifiers.findLast(({ participantId }) => participantId === one.id);
      return right === undefined
        ? one
        : { ...one, kind: right.kind, hash: right.hash, identifier: right.identifier };
    });
    const hashes = new Map(participants.map(({ id, hash }) => [id, hash]));
    const mandates = between.map((one) => ({
      ...one,
      fromHash: hashes.get(one.fromId) ?? '',
      toHash: hashes.get(one.toId) ?? '',
    }));
    const standing = people.isRemoved(visitId) ? headFirst(further) : [first, ...further];
    return standing.map((form) => ({
      ...contactOfForm(form),
      formId: form.id,
      visitId,
      participants: participants
        .filter(({ formId }) => formId === form.id)
        .map((participant) => ({ ...participant, name: nameNow(form, participant) })),
      mandates: mandates.filter(({ formId }) => formId === form.id),
      formerHashes: identifiers.filter(({ formId }) => formId === form.id).flatMap(({ former }) => former),
      isCheckedAnew: identifiers.some((correction) => concerns(correction, form.id, mandates)),
    }));
  }

  return { visit, forms };
}
