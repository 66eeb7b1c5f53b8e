import { contradictionCodes } from '../../../kernel/work/contradiction-codes.ts';
import { Field } from '../../components/Field.tsx';
import { type MessageKey, t } from '../../language.ts';
import { useSession } from '../../session.ts';

interface Props {
  explanation: string | null;
  contradiction: string | null;
  set: (values: { explanation: string | null; contradiction: string | null }) => void;
}

/** Work that calls for attention: questions without an answer, and records that contradict one another. */
export function FollowedFilter({ explanation, contradiction, set }: Props) {
  const { may } = useSession();
  if (!may('work.read-followed')) return null;
  const chosen =
    explanation !== null
      ? `explanation ${explanation}`
      : contradiction !== null
        ? `contradiction ${contradiction}`
        : '';
  return (
    <Field label={t('tasks.filter.followed')}>
      <select
        value={chosen}
        onChange={({ target }) => {
          const [name, value = ''] = target.value.split(' ');
          set({
            explanation: name === 'explanation' ? value : null,
            contradiction: name === 'contradiction' ? value : null,
          });
        }}
      >
        <option value="">{t('tasks.filter.any')}</option>
        <option value="explanation open">{t('tasks.filter.explanation.open')}</option>
        <option value="explanation late">{t('tasks.filter.explanation.late')}</option>
        {contradictionCodes.map((code) => (
          <option key={code} value={`contradiction ${code}`}>
            {t(`work.contradiction.${code}` satisfies MessageKey)}
          </option>
        ))}
      </select>
    </Field>
  );
}
