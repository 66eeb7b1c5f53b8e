import { useState } from 'react';
import { Link } from 'wouter';
import type { Area } from '../../../../kernel/areas/contract.ts';
import { send } from '../../../../web/api.ts';
import { areasFor, Chooser, type Named } from '../../../../web/components/Chooser.tsx';
import { dayOf, formatDay } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { Admin } from '../../../../web/pages/admin/AdminPage.tsx';
import { Cards, Facts } from '../../../../web/pages/admin/Cards.tsx';
import { FormDialog } from '../../../../web/pages/admin/FormDialog.tsx';
import { orNull, TextField, WithWrong } from '../../../../web/pages/admin/fields.tsx';
import { useGet } from '../../../../web/queries.ts';
import type { Jurisdiction } from '../../open311/contract.ts';

const path = '/api/v1/open311-jurisdictions';
const discoveryPath = '/open311/discovery.json';
type Asking = { act: 'add' } | { act: 'change' | 'remove'; jurisdiction: Jurisdiction };

/** Open311: the cities it serves under names of their own, and where programs get their keys. */
export default function JurisdictionsPage() {
  const [asking, ask] = useState<Asking | null>(null);
  const today = dayOf(useNow());
  const close = () => ask(null);
  return (
    <Admin
      title={t('admin.open311')}
      permission="open311.manage"
      under={t('admin.open311.text')}
      acts={
        <button type="button" className="primary" onClick={() => ask({ act: 'add' })}>
          {t('open311-page.add')}
        </button>
      }
    >
      <section className="card padded rule" aria-labelledby="open311-keys">
        <h2 id="open311-keys">{t('open311-page.keys')}</h2>
        <p className="small">{t('open311-page.keys.text')}</p>
        <p className="small">
          <a href={discoveryPath}>{discoveryPath}</a> · <Link href="/account">{t('open311-page.keys.own')}</Link>
        </p>
      </section>
      <Cards<Jurisdiction>
        path={`${path}?`}
        none={t('open311-page.none')}
        title={({ name }) => name}
        off={({ closedFrom }) => (closedFrom !== null && closedFrom <= today ? t('open311-page.closed') : null)}
        acts={(jurisdiction) => (
          <>
            <button type="button" onClick={() => ask({ act: 'change', jurisdiction })}>
              {t('open311-page.change')}
              <span className="unseen"> {jurisdiction.name}</span>
            </button>
            <button type="button" onClick={() => ask({ act: 'remove', jurisdiction })}>
              {t('open311-page.remove')}
              <span className="unseen"> {jurisdiction.name}</span>
            </button>
          </>
        )}
      >
        {(jurisdiction) => <Said jurisdiction={jurisdiction} />}
      </Cards>
      {asking?.act === 'add' && <JurisdictionDialog jurisdiction={null} close={close} />}
      {asking?.act === 'change' && <JurisdictionDialog jurisdiction={asking.jurisdiction} close={close} />}
      {asking?.act === 'remove' && (
        <FormDialog
          title={t('open311-page.remove')}
          text={t('open311-page.remove-text', { name: asking.jurisdiction.name })}
          run={() => send(`${path}/${asking.jurisdiction.id}`, { method: 'DELETE' })}
          close={close}
        />
      )}
    </Admin>
  );
}

/** The name of an area, once it is known. */
const useAreaName = (id: string | null) => useGet<Area>(id === null ? null : `/api/v1/areas/${id}`).data?.name;

function Said({ jurisdiction: { id, areaId, closedFrom } }: { jurisdiction: Jurisdiction }) {
  const area = useAreaName(areaId);
  return (
    <>
      <p className="small">
        <code>{`jurisdiction_id=${id}`}</code>
      </p>
      <Facts
        lines={[
          area !== undefined && t('open311-page.of-area', { area }),
          closedFrom !== null && t('open311-page.closed-from', { day: formatDay(closedFrom) }),
        ]}
      />
    </>
  );
}

function JurisdictionDialog({ jurisdiction, close }: { jurisdiction: Jurisdiction | null; close: () => void }) {
  const [id, setId] = useState<string>(jurisdiction?.id ?? '');
  const [name, setName] = useState(jurisdiction?.name ?? '');
  const [chosen, choose] = useState<Named | null>(null);
  const [closedFrom, setClosedFrom] = useState<string>(jurisdiction?.closedFrom ?? '');
  const before = useAreaName(jurisdiction?.areaId ?? null);
  const areaId = chosen?.id ?? jurisdiction?.areaId;
  const shown = chosen ?? (jurisdiction === null ? null : { id: jurisdiction.areaId, name: before ?? '' });
  return (
    <FormDialog
      title={t(jurisdiction === null ? 'open311-page.add' : 'open311-page.change')}
      run={() =>
        send(`${path}/${encodeURIComponent(id.trim() || '-')}`, {
          method: 'PUT',
          body: { name, areaId, closedFrom: orNull(closedFrom) },
        })
      }
      close={close}
      refusals={{ 'open311.area-unknown': 'areaId' }}
    >
      {(wrong) => (
        <>
          {jurisdiction === null && (
            <TextField
              label={t('open311-page.id')}
              hint={t('open311-page.id-hint')}
              value={id}
              set={setId}
              wrong={wrong('id')}
            />
          )}
          <TextField label={t('admin.name')} value={name} set={setName} wrong={wrong('name')} />
          <WithWrong wrong={wrong('areaId')}>
            <Chooser label={t('open311-page.area')} chosen={shown} choose={choose} pathFor={areasFor} />
          </WithWrong>
          <TextField
            type="date"
            label={t('open311-page.closes')}
            hint={t('open311-page.closes-hint')}
            value={closedFrom}
            set={setClosedFrom}
            wrong={wrong('closedFrom')}
            optional
          />
        </>
      )}
    </FormDialog>
  );
}
