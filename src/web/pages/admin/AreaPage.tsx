import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { type Area, type Lineage, type LineageKind, lineageKinds } from '../../../kernel/areas/contract.ts';
import { send } from '../../api.ts';
import { areaName } from '../../area-words.ts';
import { Answer, Bones } from '../../components/Answer.tsx';
import { areasFor, Chooser, type Named } from '../../components/Chooser.tsx';
import { formatDay, formatNumber, formatShare } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useGet } from '../../queries.ts';
import { HistoryLink } from '../history/HistoryLink.tsx';
import { Admin } from './AdminPage.tsx';
import { areaPath, outlineWord } from './AreasPage.tsx';
import { FormDialog } from './FormDialog.tsx';
import { ChoiceField, orNull, TextField, WithWrong } from './fields.tsx';
import { periodWord } from './period.ts';

interface Shown extends Area {
  ancestors: Area[];
  lineage: Lineage[];
}

/** One unit: where it stands, what became of it, and its end. */
export default function AreaPage() {
  const { id } = useParams<{ id: string }>();
  const area = useGet<Shown>(`/api/v1/areas/${id}`);
  useLive(['area.changed'], () => area.refetch(), { about: { kind: 'area', id } });
  return (
    <Answer of={area} bones={<Bones lines={8} />}>
      {(shown) => <AreaView key={shown.id} area={shown} />}
    </Answer>
  );
}

function AreaView({ area }: { area: Shown }) {
  const [asking, ask] = useState<'end' | 'lineage' | null>(null);
  const { id, code, ancestors, lineage, legalBasis, population, validTo } = area;
  return (
    <Admin
      title={areaName(area)}
      permission="areas.edit"
      back={<Link href="/admin/areas">{t('admin.areas')}</Link>}
      under={periodWord(area)}
      acts={
        validTo === null ? (
          <button type="button" onClick={() => ask('end')}>
            {t('admin.area.end')}
          </button>
        ) : (
          <button type="button" onClick={() => ask('lineage')}>
            {t('admin.area.lineage')}
          </button>
        )
      }
    >
      <div className="admin-cards">
        <section className="card padded">
          <dl className="facts">
            <dt>{t('admin.code')}</dt>
            <dd>{code ?? t('web.none')}</dd>
            {ancestors[0] !== undefined && (
              <>
                <dt>{t('admin.parent')}</dt>
                <dd>
                  <Link href={areaPath(ancestors[0].id)}>{areaName(ancestors[0])}</Link>
                </dd>
              </>
            )}
            <dt>{t('admin.outline')}</dt>
            <dd>{outlineWord(area)}</dd>
            {population !== null && (
              <>
                <dt>{t('areas.page.population')}</dt>
                <dd>{formatNumber(population.people)}</dd>
              </>
            )}
            {legalBasis !== null && (
              <>
                <dt>{t('admin.legal-basis')}</dt>
                <dd>{legalBasis}</dd>
              </>
            )}
          </dl>
          <p>
            <HistoryLink kind="area" id={id} />
          </p>
        </section>
        <section className="card padded" aria-labelledby="lineage">
          <h2 id="lineage">{t('admin.lineage')}</h2>
          {lineage.length === 0 && <p className="dim small">{t('web.none')}</p>}
          <ul className="admin-terms">
            {lineage.map((step) => (
              <li key={`${step.fromId} ${step.toId}`}>
                <AreaLink id={step.fromId} /> {t(`admin.lineage.${step.kind}` satisfies MessageKey)}{' '}
                <AreaLink id={step.toId} />{' '}
                <span className="dim small">
                  {formatDay(step.onDay)}
                  {step.share < 1 && ` · ${formatShare(step.share)}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      {asking === 'end' && <EndDialog area={area} close={() => ask(null)} />}
      {asking === 'lineage' && validTo !== null && (
        <LineageDialog area={area} onDay={validTo} close={() => ask(null)} />
      )}
    </Admin>
  );
}

function AreaLink({ id }: { id: string }) {
  const { data } = useGet<Area>(`/api/v1/areas/${id}`);
  return <Link href={areaPath(id)}>{data === undefined ? t('web.loading') : areaName(data)}</Link>;
}

function EndDialog({ area, close }: { area: Area; close: () => void }) {
  const [onDay, setOnDay] = useState('');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={t('admin.area.end')}
      text={t('admin.area.end-text', { name: areaName(area) })}
      run={() => send(`/api/v1/areas/${area.id}/end`, { body: { onDay, reason } })}
      close={close}
      refusals={{ 'areas.ends-before-it-begins': 'onDay', 'areas.has-parts': 'onDay' }}
    >
      {(wrong) => (
        <>
          <TextField type="date" label={t('admin.end-day')} value={onDay} set={setOnDay} wrong={wrong('onDay')} />
          <TextField label={t('admin.reason')} value={reason} set={setReason} wrong={wrong('reason')} long />
        </>
      )}
    </FormDialog>
  );
}

/** A unit that ended went on in another one that began on that very day. */
function LineageDialog({ area, onDay, close }: { area: Area; onDay: string; close: () => void }) {
  const [to, setTo] = useState<Named | null>(null);
  const [kind, setKind] = useState<LineageKind>('merged');
  const [percent, setPercent] = useState('100');
  const [basis, setBasis] = useState('');
  const body = () => ({ toId: to?.id, kind, onDay, share: Number(percent) / 100, shareBasis: orNull(basis) });
  return (
    <FormDialog
      title={t('admin.area.lineage')}
      text={t('admin.area.lineage-text', { name: areaName(area), day: formatDay(onDay) })}
      run={() => send(`/api/v1/areas/${area.id}/lineage`, { body: body() })}
      close={close}
      refusals={{
        'areas.lineage-off-its-day': 'toId',
        'areas.lineage-known': 'toId',
        'areas.share-without-basis': 'shareBasis',
      }}
    >
      {(wrong) => (
        <>
          <WithWrong wrong={wrong('toId')}>
            <Chooser
              label={t('admin.area.into')}
              chosen={to}
              choose={setTo}
              pathFor={(text) => `${areasFor(text)}&day=${onDay}`}
            />
          </WithWrong>
          <ChoiceField
            label={t('admin.how')}
            value={kind}
            set={setKind}
            options={lineageKinds}
            word={(one) => t(`admin.lineage.${one}` satisfies MessageKey)}
          />
          <TextField type="number" label={t('admin.share')} value={percent} set={setPercent} wrong={wrong('share')} />
          <TextField
            label={t('admin.share-basis')}
            hint={t('admin.share-basis-hint')}
            value={basis}
            set={setBasis}
            wrong={wrong('shareBasis')}
            optional
          />
        </>
      )}
    </FormDialog>
  );
}
