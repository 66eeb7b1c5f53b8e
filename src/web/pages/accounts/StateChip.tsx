import type { AccountState } from '../../../kernel/identity/contract.ts';
import { type MessageKey, t } from '../../language.ts';

export const StateChip = ({ state }: { state: AccountState }) => (
  <span className={`chip account-${state}`}>{t(`accounts.state.${state}` satisfies MessageKey)}</span>
);
