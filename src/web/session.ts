import type { Session } from '../kernel/identity/contract.ts';
import { useGet } from './queries.ts';

const nobody: Session = {
  account: null,
  appointments: [],
  organisationId: null,
  mustChangePassword: false,
  mustAddSecondFactor: false,
  permissions: [],
};

/** Who is at the screen, and what they may do; the server decides it again at every act. */
export function useSession(): Session & { isPending: boolean; may: (permission: string) => boolean } {
  const { data = nobody, isPending } = useGet<Session>('/api/v1/session');
  return { ...data, isPending, may: (permission) => data.permissions.includes(permission) };
}
