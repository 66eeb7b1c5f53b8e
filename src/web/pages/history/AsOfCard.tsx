import type { AsOf } from '../../../kernel/audit/contract.ts';
import { Answer } from '../../components/Answer.tsx';
import { formatDay } from '../../format.ts';
import { t } from '../../language.ts';
import { useGet } from '../../queries.ts';
import { fieldWord, isEmpty, shownFields, valueWord } from './words.ts';

/** The record as its trail tells it for the end of a day. */
export function AsOfCard({ path, day }: { path: string; day: string }) {
  const asOf = useGet<AsOf>(`${path}/as-of?day=${day}`);
  return (
    <section className="card padded as-of" aria-live="polite">
      <h2>{t('history.as-of.title', { day: formatDay(day) })}</h2>
      <Answer of={asOf}>
        {({ existed, fields, names }) =>
          existed ? (
            <>
              <dl className="facts">
                {shownFields(fields)
                  .filter((field) => !isEmpty(fields[field]))
                  .map((field) => (
                    <div key={field}>
                      <dt>{fieldWord(field)}</dt>
                      <dd>{valueWord(field, fields[field], names)}</dd>
                    </div>
                  ))}
              </dl>
              <p className="faint">{t('history.as-of.hint')}</p>
            </>
          ) : (
            <p className="dim">{t('history.as-of.not-yet')}</p>
          )
        }
      </Answer>
    </section>
  );
}
