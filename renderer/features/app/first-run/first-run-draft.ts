// What the first run has collected so far. It is kept on this PC so that it can be resumed, except the manager's
// national code and password, which are typed again.
import { z } from 'zod';
import { minimumPasswordLength } from '#core/access/staff/contract.ts';
import { nationalCodeVerdict } from '#core/foundation/identifiers/national-code.ts';
import { isTerminalId } from '#core/foundation/identifiers/terminal.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { chosen, sentence } from '#renderer/ui/form.tsx';

const filled = (missing: MessageId, shortest = 1) => z.string().trim().min(shortest, sentence(missing));
const dayOf = (missing: MessageId) => z.string().nullable().transform(chosen(missing));
const count = z.string().regex(/^[1-9]\d?$/, sentence('firstRun.deskNumberWrong'));

export const officeStepSchema = z.object({
  officeCode: z.string().regex(/^\d{3,8}$/, sentence('firstRun.officeCodeWrong')),
  officeName: filled('firstRun.officeNameMissing', 2),
  deviceName: filled('firstRun.deviceNameMissing'),
  deskNumber: count,
});
export type OfficeStep = z.infer<typeof officeStepSchema>;

const managerFields = z.object({
  name: filled('firstRun.managerNameMissing', 2),
  nationalCode: z
    .string()
    .refine((code) => nationalCodeVerdict(code).verdict !== 'block', sentence('firstRun.nationalCodeWrong')),
  fileNumber: filled('firstRun.fileNumberMissing'),
  fileOpenedOn: dayOf('firstRun.fileOpenedOnMissing'),
  clearanceReference: filled('firstRun.clearanceReferenceMissing'),
  clearanceIssuedOn: dayOf('firstRun.clearanceIssuedOnMissing'),
  clearanceExpiresOn: dayOf('firstRun.clearanceExpiresOnMissing'),
  password: z.string().min(minimumPasswordLength, sentence('firstRun.passwordShort')),
  passwordAgain: z.string(),
});
export const managerStepSchema = managerFields.refine((values) => values.password === values.passwordAgain, {
  path: ['passwordAgain'],
  error: sentence('app.firstPassword.different'),
});
export type ManagerStep = z.infer<typeof managerFields>;

export const terminalSchema = z.object({
  terminalId: z.string().refine(isTerminalId, sentence('firstRun.terminalIdWrong')),
  merchant: filled('firstRun.merchantMissing'),
  psp: filled('firstRun.pspMissing'),
  isRrnShort: z.boolean(),
});
export type Terminal = z.infer<typeof terminalSchema>;

export const stepIds = ['office', 'province', 'manager', 'terminals', 'check'] as const;
export type StepId = (typeof stepIds)[number];

const draftSchema = z.object({
  step: z.enum(stepIds),
  office: z.object({
    officeCode: z.string(),
    officeName: z.string(),
    deviceName: z.string(),
    deskNumber: z.string(),
  }),
  /** Whether the office joins its province now. The code is for one use and is typed again after a break. */
  province: z.object({ joins: z.boolean().nullable(), url: z.string() }),
  manager: z.object({
    name: z.string(),
    fileNumber: z.string(),
    fileOpenedOn: z.string().nullable(),
    clearanceReference: z.string(),
    clearanceIssuedOn: z.string().nullable(),
    clearanceExpiresOn: z.string().nullable(),
  }),
  terminals: z.array(
    z.object({ terminalId: z.string(), merchant: z.string(), psp: z.string(), isRrnShort: z.boolean() }),
  ),
});
export type FirstRunDraft = z.infer<typeof draftSchema>;

export const emptyDraft: FirstRunDraft = {
  step: 'office',
  office: { officeCode: '', officeName: '', deviceName: '', deskNumber: '1' },
  province: { joins: null, url: '' },
  manager: {
    name: '',
    fileNumber: '',
    fileOpenedOn: null,
    clearanceReference: '',
    clearanceIssuedOn: null,
    clearanceExpiresOn: null,
  },
  terminals: [],
};

const storageKey = 'pishkhan.firstRun';

/** The draft of an earlier start, or null. Anything but a sound draft counts as none. */
export function readDraft(): FirstRunDraft | null {
  const stored = localStorage.getItem(storageKey);
  if (stored === null) return null;
  try {
    return draftSchema.parse(JSON.parse(stored));
  } catch {
    // A draft of another version: the first run starts over.
    return null;
  }
}

export const writeDraft = (draft: FirstRunDraft): void =>
  localStorage.setItem(storageKey, JSON.stringify(draft));
export const forgetDraft = (): void => localStorage.removeItem(storageKey);

/** The step at which a first run goes on: secrets are never stored, so their steps are asked again after a break. */
export function resumeAt({ step, province }: FirstRunDraft, hasManager: boolean, hasCode: boolean): StepId {
  const isBeyond = (asked: StepId) => stepIds.indexOf(step) > stepIds.indexOf(asked);
  if (isBeyond('province') && province.joins === true && !hasCode) return 'province';
  return isBeyond('manager') && !hasManager ? 'manager' : step;
}
