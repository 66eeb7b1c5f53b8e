import { t } from '../../language.ts';
import { ShownOnce } from '../account/ShownOnce.tsx';

/** The secret of a program elsewhere that was just made; null while there is none to show. */
export function SecretShown({ secret, close }: { secret: string | null; close: () => void }) {
  if (secret === null) return null;
  return <ShownOnce title={t('admin.secret.title')} text={t('admin.secret.text')} lines={[secret]} close={close} />;
}
