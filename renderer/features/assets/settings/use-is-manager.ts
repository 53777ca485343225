// Whether the signed-in person may enter settings; core asks again at every call.
import { useSession } from '#renderer/api/session.ts';

export function useIsManager(): boolean {
  return useSession(({ session }) => session?.person.role === 'manager');
}
