// What was typed for those of a form, as the visit holds it: for whoever puts a part of it right. Pure.
import type { FormType } from './people/contract.ts';

type TypedForm = {
  readonly clientType: FormType;
  readonly identifier: string | null;
  readonly clientName: string | null;
  readonly mobile: string | null;
  readonly postalCode: string | null;
  readonly matterRole: string;
  readonly details: Readonly<Record<string, string>> | null;
  readonly mandates: readonly { readonly fromId: string; readonly toId: string }[];
};

/** The input of a form again, field by field; a tracking number is no part of it. */
export function typedAgain(form: TypedForm): Record<string, string> {
  const { clientType, matterRole } = form;
  const [identifier, name, mobile] = [form.identifier ?? '', form.clientName ?? '', form.mobile ?? ''];
  const { wardAge: _, representativeName, representativeNationalCode, ...details } = form.details ?? {};
  const [mandate] = form.mandates;
  if (clientType === 'further_principal') {
    // A ward's name and code, and a signatory's post, stand a second time, in the places of a guardian's or company's own form.
    const { wardName: _name, wardIdentifier: _code, representativePost: _post, ...papers } = details;
    const principal = { principalIdentifier: identifier, principalName: name };
    return { ...papers, clientType, actsThrough: mandate?.fromId ?? '', ...principal };
  }
  if (clientType === 'helper')
    return {
      ...details,
      clientType,
      helps: mandate?.toId ?? '',
      name,
      nationalCode: identifier,
      mobile,
      matterRole,
    };
  const contact = { mobile, postalCode: form.postalCode ?? '', trackingNumber: '', name };
  const typed = { clientType, matterRole, ...contact, ...details };
  if (clientType === 'foreign_national') return { ...typed, documentNumber: identifier };
  if (clientType !== 'legal_person') return { ...typed, nationalCode: identifier };
  return {
    ...typed,
    companyName: name,
    legalId: identifier,
    name: representativeName ?? '',
    nationalCode: representativeNationalCode ?? '',
    letterNumber: details.letterNumber ?? '',
  };
}

/** The name of somebody of a form, with its corrections; what was typed of them where the form says none. */
export function nameNow(
  { clientType, clientName, details }: Pick<TypedForm, 'clientType' | 'clientName' | 'details'>,
  { isHere, name }: { readonly isHere: boolean; readonly name: string | null },
): string | null {
  if (isHere) return clientType === 'legal_person' ? (details?.representativeName ?? name) : clientName;
  if (clientType === 'legal_person' || clientType === 'further_principal') return clientName;
  return details?.wardName ?? details?.principalName ?? name;
}
