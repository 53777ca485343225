// Who may print what waits. Pure.
import type { Role } from '#core/access/staff/contract.ts';
import { type WaitingPage, waitingPages } from './contract.ts';

/** Whether a role may print this page: what somebody may not print, they neither see waiting nor throw away. */
export function mayPrint(role: Role, page: WaitingPage): boolean {
  const roles: readonly Role[] = waitingPages[page];
  return roles.includes(role);
}

/** Whether the complaint whose slip waits names one of these accounts. Null: no slip, or of a complaint about nobody of the office. */
export const isAbout = (aboutId: string | null, accounts: readonly string[]): boolean =>
  aboutId !== null && accounts.includes(aboutId);
