import { useState } from 'react';
import type { Area } from '../../../kernel/areas/contract.ts';
import type { Day } from '../../../kernel/time.ts';
import { send } from '../../../web/api.ts';
import { areaName } from '../../../web/area-words.ts';
import { Field } from '../../../web/components/Field.tsx';
import { dayOf } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { useNow } from '../../../web/now.ts';
import { ChoiceField, orNull, TextField } from '../../../web/pages/admin/fields.tsx';
import type { Indicator } from '../contract.ts';
import { codeOf, type Frequency, periodOf, periodsLater } from '../periods.ts';
import { FigureDialog, type FigureGiven } from './FigureDialog.tsx';
import { periodWords, statusWord } from './words.ts';

const offered = 36;

/** The last periods, the newest first; the one that runs is the first of them. */
function lastPeriods(frequency: Frequency, today: Day): string[] {
  const now = periodOf(frequency, today);
  return Array.from({ length: offered }, (_, i) => codeOf(periodsLater(frequency, now, -i)));
}

/** Nhập số liệu: one figure of an area and a period, with its source. */
export function EnterDialog({ indicator, area, close }: { indicator: Indicator; area: Area; close: () => void }) {
  const today = dayOf(useNow()) as Day;
  const periods = lastPeriods(indicator.frequency, today);
  const [period, setPeriod] = useState(periods[1] ?? '');
  const [status, setStatus] = useState<'provisional' | 'official'>('official');
  const [sourceUrl, setUrl] = useState('');
  const enter = (figure: FigureGiven) =>
    send(`/api/v1/indicators/${indicator.code}/observations`, {
      body: { ...figure, areaId: area.id, period, status, sourceUrl: orNull(sourceUrl) },
    });
  return (
    <FigureDialog
      title={`${t('indicator.enter')} – ${areaName(area)}`}
      act={t('indicator.enter')}
      unit={indicator.unit}
      source={indicator.source ?? ''}
      send={enter}
      close={close}
      before={
        <>
          <Field label={t('indicators.page.period')}>
            {indicator.frequency === 'day' ? (
              <input type="date" max={today} value={period} onChange={({ target }) => setPeriod(target.value)} />
            ) : (
              <select value={period} onChange={({ target }) => setPeriod(target.value)}>
                {periods.map((code) => (
                  <option key={code} value={code}>
                    {periodWords(code)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <ChoiceField
            label={t('indicator.status')}
            value={status}
            set={setStatus}
            options={['official', 'provisional']}
            word={statusWord}
          />
        </>
      }
    >
      <TextField type="url" label={t('indicator.source-url')} value={sourceUrl} set={setUrl} optional />
    </FigureDialog>
  );
}
