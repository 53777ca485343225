// One more for whom somebody of the visit acts: on the same paper unless another one is typed (D1.76, D1.77).
import { useEffect } from 'react';
import type { Control } from 'react-hook-form';
import { z } from 'zod';
import { foreignKindSchema } from '#core/counter/people/contract.ts';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { furtherBasisSchema, isOfCompany } from '#core/counter/visits/people/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { focusField } from '#renderer/ui/error-summary.tsx';
import {
  chosen,
  FormDateField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { PersonForm } from './person-form.tsx';

type Basis = z.infer<typeof furtherBasisSchema>;

const missing = sentence('visits.finding.missing');
const principalSchema = z.object({
  actsThrough: z.string().nullable().transform(chosen('visits.finding.missing')),
  basis: furtherBasisSchema.nullable().transform(chosen('visits.finding.missing')),
  principalIdentifier: z.string().trim().min(1, missing),
  principalKind: foreignKindSchema.nullable(),
  principalNationality: z.string().trim(),
  principalName: z.string().trim().min(2, missing),
  birthDate: z.string().nullable(),
  powerNumber: z.string(),
  powerDate: z.string().nullable(),
  orderNumber: z.string(),
  orderDate: z.string().nullable(),
  court: z.string(),
  gazetteReference: z.string(),
  letterNumber: z.string(),
  signatures: z.enum(['2', '3', '4']).nullable(),
});
type Typed = z.input<typeof principalSchema>;
const order = [
  'actsThrough',
  'basis',
  'principalIdentifier',
  'principalKind',
  'principalNationality',
  'principalName',
] as const;

/** What was said; what was not is left out. */
const said = <Value extends string>(value: Value | null): Value | undefined =>
  value === null || value === '' ? undefined : value;

/** By what whoever has a role usually acts. */
const usualBasis: Readonly<Record<string, Basis>> = {
  lawyer: 'lawyer_power',
  agent: 'notarised_power',
  guardian: 'natural_guardianship',
  trustee: 'court_appointment',
};

function initialFor(first: VisitView['participants'][number] | undefined): Typed {
  return {
    actsThrough: first?.id ?? null,
    basis: usualBasis[first?.role ?? ''] ?? 'notarised_power',
    principalIdentifier: '',
    principalKind: null,
    principalNationality: '',
    principalName: '',
    birthDate: null,
    powerNumber: '',
    powerDate: null,
    orderNumber: '',
    orderDate: null,
    court: '',
    gazetteReference: '',
    letterNumber: '',
    signatures: null,
  };
}

export function FurtherPrincipalForm({ visit, onClose }: { visit: VisitView; onClose: () => void }) {
  const text = useText();
  const { visitId } = visit;
  const able = visit.participants.filter(({ role }) => role !== 'interpreter' && role !== 'companion');
  const first = able.find(({ role, isHere }) => isHere && usualBasis[role] !== undefined) ?? able[0];
  const initial = initialFor(first);
  const { control, sending, summary, watch } = useSentForm(principalSchema, initial, [...order]);
  const adding = useDeskCommand(desk.visits.addPerson.mutate);
  useEffect(() => focusField('principalIdentifier'), []);
  const [basis, kind] = [watch('basis'), watch('principalKind')];
  const isCompany = basis !== null && isOfCompany(basis);
  const add = sending(async (typed) => {
    const { principalKind, birthDate, powerDate, orderDate, signatures, ...words } = typed;
    const isForeign = !isOfCompany(words.basis);
    const person = {
      clientType: 'further_principal' as const,
      ...words,
      principalNationality: isForeign ? said(words.principalNationality) : undefined,
      principalKind: isForeign ? said(principalKind) : undefined,
      signatures: said(signatures),
      birthDate: said(birthDate),
      powerDate: said(powerDate),
      orderDate: said(orderDate),
    };
    if ((await adding.run({ visitId, person })) !== null) onClose();
  });
  return (
    <PersonForm adding={adding} named="notarised_agent" summary={summary} onAdd={add}>
      <FormSelect
        control={control}
        name="actsThrough"
        label={text('visits.field.actsThrough')}
        choices={able.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormSelect
        control={control}
        name="basis"
        label={text('visits.field.basis')}
        choices={furtherBasisSchema.options.map((value) => ({
          value,
          label: text(`visits.basis.${value}`),
        }))}
      />
      <FormTextField
        control={control}
        name="principalIdentifier"
        appearance="identifier"
        label={text(isCompany ? 'visits.field.legalId' : 'visits.field.furtherIdentifier')}
      />
      {isCompany ? null : (
        <FormSelect
          control={control}
          name="principalKind"
          label={text('visits.field.principalKind')}
          choices={foreignKindSchema.options.map((value) => ({
            value,
            label: text(`visits.foreignKind.${value}`),
          }))}
          isOptional
        />
      )}
      {kind === null || isCompany ? null : (
        <FormTextField
          control={control}
          name="principalNationality"
          label={text('visits.field.principalNationality')}
        />
      )}
      <FormTextField
        control={control}
        name="principalName"
        label={text(isCompany ? 'visits.field.companyName' : 'visits.field.furtherName')}
      />
      <Papers control={control} basis={basis} />
    </PersonForm>
  );
}

/** What the basis asks beside whom it is for. */
function Papers({ control, basis }: { control: Control<Typed>; basis: Basis | null }) {
  const text = useText();
  return (
    <>
      {basis === 'natural_guardianship' ? (
        <FormDateField control={control} name="birthDate" label={text('visits.field.wardBirthDate')} />
      ) : null}
      {basis === 'notarised_power' ? (
        <>
          <FormTextField
            control={control}
            name="powerNumber"
            label={text('visits.field.powerNumber')}
            hint={text('visits.samePaper')}
            isOptional
          />
          <FormDateField
            control={control}
            name="powerDate"
            label={text('visits.field.powerDate')}
            isOptional
          />
        </>
      ) : null}
      {basis !== null && isOfCompany(basis) ? (
        <>
          <FormTextField
            control={control}
            name="gazetteReference"
            label={text('visits.field.gazetteReference')}
          />
          {basis === 'company_letter' ? (
            <FormTextField control={control} name="letterNumber" label={text('visits.field.letterNumber')} />
          ) : null}
          <FormSelect
            control={control}
            name="signatures"
            label={text('visits.field.signatures')}
            choices={(['2', '3', '4'] as const).map((value) => ({
              value,
              label: text(`visits.signatures.${value}`),
            }))}
            isOptional
          />
        </>
      ) : null}
      {basis === 'court_appointment' ? (
        <>
          <FormTextField
            control={control}
            name="orderNumber"
            label={text('visits.field.orderNumber')}
            hint={text('visits.samePaper')}
            isOptional
          />
          <FormDateField
            control={control}
            name="orderDate"
            label={text('visits.field.orderDate')}
            isOptional
          />
          <FormTextField control={control} name="court" label={text('visits.field.court')} isOptional />
        </>
      ) : null}
    </>
  );
}
