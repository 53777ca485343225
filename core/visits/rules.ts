// Reading a client's data as typed, and what state a visit is in. Pure.
import { maskIdentifier } from '../leaves/identifiers/card.ts';
import { mobileVerdict, normaliseMobile, postalCodeVerdict } from '../leaves/identifiers/contact.ts';
import { legalIdVerdict } from '../leaves/identifiers/legal-id.ts';
import { nationalCodeVerdict } from '../leaves/identifiers/national-code.ts';
import type { Verdict } from '../leaves/identifiers/verdict.ts';
import { cleanIdentifier } from '../leaves/text/fold.ts';
import type { ClientInput, VisitState } from './contract.ts';

export type ClientFacts = {
  /** Identifier by which the client is known, and that of the person at the counter; the same for a natural person. */
  readonly identifier: string;
  readonly personIdentifier: string;
  readonly identifierMasked: string;
  readonly clientName: string;
  readonly mobile: string;
  readonly postalCode: string;
  readonly trackingNumber: string;
  readonly details: Readonly<Record<string, string>>;
};

export type ReadClient =
  | {
      readonly ok: true;
      readonly facts: ClientFacts;
      readonly warnings: readonly { field: string; code: string }[];
    }
  | { readonly ok: false; readonly field: string; readonly reason: string };

/** Normalises and judges what was typed (domain.md §4): the first blocking identifier is named, warnings are kept. */
export function readClient(input: ClientInput): ReadClient {
  const nationalCode = cleanIdentifier(input.nationalCode);
  const mobile = normaliseMobile(input.mobile);
  const postalCode = cleanIdentifier(input.postalCode);
  const verdicts: (readonly [string, Verdict])[] = [
    ['nationalCode', nationalCodeVerdict(nationalCode)],
    ['mobile', mobileVerdict(input.mobile)],
    ['postalCode', postalCodeVerdict(postalCode)],
  ];
  let identifier = nationalCode;
  let clientName = input.name;
  const details: Record<string, string> = {};
  if (input.clientType === 'lawyer') {
    const principal = cleanIdentifier(input.principalIdentifier);
    const verdict = principal.length === 11 ? legalIdVerdict(principal) : nationalCodeVerdict(principal);
    verdicts.push(['principalIdentifier', verdict]);
    const { licenceNumber, licenceBody, licenceYear } = input;
    Object.assign(details, { licenceNumber, licenceBody, licenceYear, principalIdentifier: principal });
  }
  if (input.clientType === 'legal_person') {
    identifier = cleanIdentifier(input.legalId);
    verdicts.push(['legalId', legalIdVerdict(identifier)]);
    clientName = input.companyName;
    const { gazetteReference, representativePost, letterNumber } = input;
    if (representativePost === 'other' && letterNumber === '')
      return { ok: false, field: 'letterNumber', reason: 'missing' };
    Object.assign(details, {
      representativeName: input.name,
      representativeNationalCode: nationalCode,
      gazetteReference,
      representativePost,
      letterNumber,
    });
  }
  for (const [field, verdict] of verdicts) {
    if (verdict.verdict === 'block') return { ok: false, field, reason: verdict.code };
  }
  return {
    ok: true,
    facts: {
      identifier,
      personIdentifier: nationalCode,
      identifierMasked: maskIdentifier(identifier),
      clientName,
      mobile: mobile ?? '',
      postalCode,
      trackingNumber: cleanIdentifier(input.trackingNumber),
      details,
    },
    warnings: verdicts.flatMap(([field, verdict]) =>
      verdict.verdict === 'warn' ? [{ field, code: verdict.code }] : [],
    ),
  };
}

export type VisitFacts = {
  readonly ending: 'completed' | 'cancelled' | null;
  readonly identity: 'verified' | 'refused' | 'escalated' | null;
  readonly hasCharge: boolean;
  /** Rials still due on the POS. */
  readonly due: number;
};

/** A visit's state from its facts. */
export function visitState(facts: VisitFacts): VisitState {
  if (facts.ending !== null) return facts.ending;
  if (facts.identity === null) return 'open';
  if (facts.identity !== 'verified') return facts.identity;
  if (!facts.hasCharge) return 'verified';
  return facts.due > 0 ? 'charged' : 'paid';
}

/** Why a visit whose client is verified cannot be completed; null when it can. Amounts are rials. */
export function unfinishedRefusal(visit: {
  readonly state: VisitState;
  readonly charged: number;
  readonly paid: number;
}): { readonly code: 'FEES_NOT_CHARGED' } | { readonly code: 'VISIT_NOT_PAID'; readonly due: number } | null {
  if (visit.state === 'verified') return { code: 'FEES_NOT_CHARGED' };
  const due = visit.charged - visit.paid;
  return due > 0 ? { code: 'VISIT_NOT_PAID', due } : null;
}

/** States in which a visit still needs somebody: they keep the day from closing. */
export function isDraft(state: VisitState): boolean {
  return (
    state === 'open' ||
    state === 'verified' ||
    state === 'charged' ||
    state === 'paid' ||
    state === 'escalated'
  );
}

/** Folded words by which a client is found. */
export function nameWords(foldedName: string): readonly string[] {
  return [...new Set(foldedName.split(' ').filter((word) => word.length >= 2))];
}
