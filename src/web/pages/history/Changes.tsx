import type { Act, Names } from '../../../kernel/audit/contract.ts';
import { t } from '../../language.ts';
import { actWord, fieldIn, fieldWord, isEmpty, shownFields, valueWord } from './words.ts';

interface Props {
  act: Act;
  names: Names;
}

/** Before → after, field by field; what came into being has no "before". */
export function Changes({ act, names }: Props) {
  const { before, after, erased } = act;
  const fields = [...new Set([...shownFields(before), ...shownFields(after), ...erasedFields(erased)])];
  const isErased = (side: 'before' | 'after', field: string) =>
    erased.some((pointer) => pointer === `/${side}/${field}` || pointer.startsWith(`/${side}/${field}/`));
  const hasBefore = shownFields(before).length > 0;
  const told = hasBefore
    ? fields
    : fields.filter((field) => !isEmpty(fieldIn(after, field)) || isErased('after', field));
  if (told.length === 0) return null;
  const cell = (side: 'before' | 'after', field: string) =>
    isErased(side, field) ? (
      <em className="dim">{t('history.erased')}</em>
    ) : (
      valueWord(field, fieldIn(act[side], field), names)
    );
  return (
    <table className={hasBefore ? 'changes' : 'changes single'}>
      <caption className="unseen">{t('history.changes-of', { act: actWord(act.act) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('history.field')}</th>
          {hasBefore && <th scope="col">{t('history.before')}</th>}
          <th scope="col">{t(hasBefore ? 'history.after' : 'history.value')}</th>
        </tr>
      </thead>
      <tbody>
        {told.map((field) => (
          <tr key={field}>
            <th scope="row">{fieldWord(field)}</th>
            {hasBefore && <td data-side={t('history.before')}>{cell('before', field)}</td>}
            <td data-side={t(hasBefore ? 'history.after' : 'history.value')}>{cell('after', field)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Fields of which nothing is left but that something was erased: `/after/assignee`. */
const erasedFields = (erased: readonly string[]): string[] =>
  erased.flatMap((pointer) => /^\/(?:before|after)\/([^/]+)/.exec(pointer)?.[1] ?? []);
