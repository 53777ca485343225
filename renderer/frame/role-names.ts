// The roles of an office, as people call them.
import type { Role } from '#core/access/staff/contract.ts';
import type { MessageId } from '../i18n/messages.ts';

export const roleNames: Record<Role, MessageId> = {
  clerk: 'app.role.clerk',
  manager: 'app.role.manager',
  legal_expert: 'app.role.legalExpert',
  it_expert: 'app.role.itExpert',
  inspector: 'app.role.inspector',
};
