import { Field } from '../../../../web/components/Field.tsx';
import { Switch } from '../../../../web/components/Switch.tsx';
import { formatDay } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import type { Asked } from './asked.ts';
import type { Change } from './StatisticsFilters.tsx';

interface Props {
  asked: Asked;
  today: string;
  set: (change: Change) => void;
}

/** Areas as they were when each report came, as they are today, or as on another day. */
export function AreasOf({ asked: { areasOf, from }, today, set }: Props) {
  const chosen = areasOf === null ? 'then' : areasOf === today ? 'today' : 'day';
  return (
    <>
      <Switch
        label={t('statistics-page.areas-of')}
        choices={[
          ['then', t('statistics-page.areas-of.then')],
          ['today', t('statistics-page.areas-of.today')],
          ['day', t('statistics-page.areas-of.day')],
        ]}
        chosen={chosen}
        choose={(which) => set({ areasOf: which === 'then' ? null : which === 'today' ? today : from })}
      />
      {chosen === 'day' && (
        <Field label={t('statistics-page.areas-of.which')}>
          <input
            type="date"
            value={areasOf ?? today}
            onChange={({ target }) => target.value !== '' && set({ areasOf: target.value })}
          />
        </Field>
      )}
      <p className="small dim">
        {chosen === 'then'
          ? t('statistics-page.areas-of.then-told')
          : t('statistics-page.areas-of.told', { day: formatDay(areasOf ?? today) })}
      </p>
    </>
  );
}
