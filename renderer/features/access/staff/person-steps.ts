// The steps of a person until they may work, and what is missing next: one list for the file's stepper and for the form below it. Of
// who comes back after a cut-off only papers dated after it count (D9.3, D9.80).
import type { PersonFile } from '#core/access/staff/contract.ts';

const stepIds = ['registered', 'file', 'inquiry', 'approved', 'sections', 'active'] as const;
export type StepId = (typeof stepIds)[number];
/** What is recorded next; null where nothing is missing. */
export type Needed = 'file' | 'inquiry' | 'clearance' | 'sections';

/** Whether a person was cut off and no new file was opened for them: they are gone, and not on their way back. */
export const isGone = ({ person, supervisionFile, cutOffDay }: PersonFile): boolean =>
  person.state === 'cut_off' && (supervisionFile?.openedOn ?? '') <= (cutOffDay ?? '');

/** The steps of a person's post with whether each is done, in order. `isIntroduced`: for sections, since their last cut-off. */
export function stepsOf(file: PersonFile, isIntroduced: boolean): { id: StepId; isDone: boolean }[] {
  const { person, supervisionFile, inquiry, clearance, cutOffDay } = file;
  // How far a leaver had come is told by all of their papers.
  const from = isGone(file) ? '' : (cutOffDay ?? '');
  const counts = (day: string | undefined): boolean => day !== undefined && day > from;
  const isApproved = counts(clearance?.issuedOn) && person.state !== 'suspended';
  const done: Record<StepId, boolean> = {
    registered: true,
    file: counts(supervisionFile?.openedOn),
    inquiry: isApproved || counts(inquiry?.requestedOn),
    approved: isApproved,
    sections: isIntroduced,
    active: person.state === 'active',
  };
  return stepIds
    .filter((id) => id !== 'sections' || person.role === 'clerk')
    .map((id) => ({ id, isDone: done[id] }));
}

/** The paper without which the person cannot work on a business day; null when all of them are there. */
export function neededPaper(file: PersonFile, isIntroduced: boolean, today: string): Needed | null {
  const { person, supervisionFile, inquiry, clearance, cutOffDay } = file;
  const from = cutOffDay ?? '';
  if (supervisionFile === null || supervisionFile.openedOn <= from) return 'file';
  if (clearance === null || clearance.issuedOn <= from) return inquiry === null ? 'inquiry' : 'clearance';
  if (clearance.expiresOn < today || person.state === 'suspended') return 'clearance';
  return person.role === 'clerk' && !isIntroduced ? 'sections' : null;
}
