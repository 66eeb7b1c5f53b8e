import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../../web/api.ts';
import { areaName } from '../../../../../web/area-words.ts';
import { ProblemNotice } from '../../../../../web/components/Answer.tsx';
import { Field } from '../../../../../web/components/Field.tsx';
import { dayOf, formatNumber, timeOf } from '../../../../../web/format.ts';
import { type MessageKey, t } from '../../../../../web/language.ts';
import { PositionPicker, usePosition } from '../../../../../web/map/PositionPicker.tsx';
import { useNow } from '../../../../../web/now.ts';
import { TextField } from '../../../../../web/pages/admin/fields.tsx';
import { useGet } from '../../../../../web/queries.ts';
import type { Category } from '../../../categories/contract.ts';
import type { PlaceTrialResult } from '../../../routing/contract.ts';
import { spoken } from '../../report-words.ts';
import { rulesPath } from './rule-words.ts';

/** A rule that is being written, and the one it would stand in place of. */
interface Drafted {
  rule: unknown;
  replaces?: string;
}

/** A place, a matter, a day and an hour: who would get the report, and why. */
export function TryPlace({ draft }: { draft?: Drafted }) {
  const now = useNow();
  const position = usePosition(null);
  const [categoryId, setCategory] = useState('');
  const [day, setDay] = useState(() => dayOf(now));
  const [time, setTime] = useState(() => timeOf(now));
  const categories = useGet<{ items: Category[] }>('/api/v1/report-categories').data?.items ?? [];
  const category = categoryId === '' ? categories[0]?.id : categoryId;
  const trying = useMutation({
    mutationFn: () =>
      send<PlaceTrialResult>(`${rulesPath}/try-place`, {
        body: {
          ...draft,
          position: { type: 'Point', coordinates: position.value },
          categoryId: category,
          at: `${day}T${time}:00+07:00`,
        },
      }),
  });
  const isWhole = position.value !== null && category !== undefined && day !== '' && time !== '';
  return (
    <div className="form try-place">
      <div>
        <PositionPicker {...position} wrong={undefined} />
      </div>
      <div>
        <Field label={t('reports.filter.category')}>
          <select value={category} onChange={({ target }) => setCategory(target.value)}>
            {categories.map(({ id, name }) => (
              <option key={id} value={id}>
                {spoken(name)}
              </option>
            ))}
          </select>
        </Field>
        <div className="two-fields">
          <TextField type="date" label={t('admin.routing.on-day')} value={day} set={setDay} />
          <TextField type="time" label={t('admin.routing.at-time')} value={time} set={setTime} />
        </div>
        <div className="acts">
          <button type="button" disabled={!isWhole || trying.isPending} onClick={() => trying.mutate()}>
            {t('admin.routing.who')}
          </button>
        </div>
        {trying.isError && <ProblemNotice error={trying.error} />}
        {trying.data !== undefined && <Told result={trying.data} />}
      </div>
    </div>
  );
}

function Told({
  result: { owner, because, rule, referral, servedArea, areas, candidates },
}: {
  result: PlaceTrialResult;
}) {
  const reason =
    because === 'rule'
      ? t('admin.routing.because-rule', { name: rule ?? '' })
      : because === 'serves'
        ? t('admin.routing.because-serves', { area: servedArea === null ? '' : areaName(servedArea) })
        : t(`admin.routing.because.${because}` satisfies MessageKey);
  return (
    <section aria-live="polite" className="preview">
      <h3>
        {referral === null
          ? t('admin.routing.goes-to-unit', { name: owner.name })
          : t('admin.routing.referred-to', { name: referral.agency })}
      </h3>
      <p className="small">{reason}</p>
      {referral !== null && (
        <>
          <p className="small">{spoken(referral.reason)}</p>
          <p className="small dim">{t('admin.routing.keeps-record', { name: owner.name })}</p>
        </>
      )}
      <p className="small dim">
        {areas.length === 0
          ? t('admin.routing.no-area')
          : t('admin.routing.lies-in', { areas: areas.map(areaName).join(' → ') })}
      </p>
      {candidates.length > 0 && (
        <ul className="admin-terms small">
          {candidates.map(({ organisation, area, distanceM }) => (
            <li key={organisation.id}>
              {t('admin.routing.near-border', {
                area: areaName(area),
                metres: formatNumber(distanceM),
                name: organisation.name,
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
