import { useDeferredValue, useState } from 'react';
import { Link, useLocation } from 'wouter';
import {
  type Area,
  type AreaKind,
  type AreaLevel,
  areaKindsByLevel,
  areaLevels,
} from '../../../kernel/areas/contract.ts';
import { query, send } from '../../api.ts';
import { areaName } from '../../area-words.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { areasFor, Chooser, type Named } from '../../components/Chooser.tsx';
import { Field } from '../../components/Field.tsx';
import { type MessageKey, t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useList } from '../../queries.ts';
import { useSession } from '../../session.ts';
import { Admin } from './AdminPage.tsx';
import { FormDialog } from './FormDialog.tsx';
import { ChoiceField, orNull, TextField } from './fields.tsx';
import { periodWord } from './period.ts';

export const areaPath = (id: string) => `/admin/areas/${id}`;
const levelWord = (level: AreaLevel): string => t(`admin.level.${level}` satisfies MessageKey);

/** Đơn vị hành chính of a level and a day. */
export default function AreasPage() {
  const { may } = useSession();
  const [text, type] = useState('');
  const [level, setLevel] = useState('');
  const [day, setDay] = useState('');
  const [adding, add] = useState(false);
  const q = useDeferredValue(text.trim());
  const found = useList<Area>(`/api/v1/areas${query({ q, level, day, limit: 50 })}`);
  useLive(['area.changed'], () => found.refetch());
  return (
    <Admin
      title={t('admin.areas')}
      permission="areas.edit"
      under={t('admin.areas.text')}
      acts={
        <>
          {may('areas.import') && (
            <Link href="/admin/areas/import" className="button">
              {t('admin.import')}
            </Link>
          )}
          <button type="button" className="primary" onClick={() => add(true)}>
            {t('admin.area.add')}
          </button>
        </>
      }
    >
      <div className="filters">
        <Field label={t('admin.find')}>
          <input type="search" value={text} maxLength={100} onChange={({ target }) => type(target.value)} />
        </Field>
        <Field label={t('admin.level')}>
          <select value={level} onChange={({ target }) => setLevel(target.value)}>
            <option value="">{t('admin.any')}</option>
            {areaLevels.map((one) => (
              <option key={one} value={one}>
                {levelWord(one)}
              </option>
            ))}
          </select>
        </Field>
        <TextField type="date" label={t('admin.on-day')} value={day} set={setDay} />
      </div>
      <section className="card">
        {found.isPending && <Bones lines={8} />}
        {found.isError && (
          <ProblemNotice error={found.error} title={t('web.problem.load')} retry={() => void found.refetch()} />
        )}
        {found.data?.length === 0 && <p className="empty">{t('admin.none')}</p>}
        {found.data !== undefined && found.data.length > 0 && (
          <table className="admin-table">
            <thead>
              <tr>
                <th scope="col">{t('admin.name')}</th>
                <th scope="col">{t('admin.code')}</th>
                <th scope="col">{t('admin.outline')}</th>
                <th scope="col">{t('admin.valid')}</th>
              </tr>
            </thead>
            <tbody>
              {found.data.map((area) => (
                <tr key={area.id}>
                  <th scope="row">
                    <Link href={areaPath(area.id)}>{areaName(area)}</Link>
                  </th>
                  <td>{area.code}</td>
                  <td>{outlineWord(area)}</td>
                  <td>{periodWord(area)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {found.hasNextPage && (
          <p className="more">
            <button type="button" onClick={() => void found.fetchNextPage()}>
              {t('web.more')}
            </button>
          </p>
        )}
      </section>
      {adding && <NewAreaDialog close={() => add(false)} />}
    </Admin>
  );
}

export function outlineWord({ outline }: Area): string {
  if (outline === null) return t('admin.outline.none');
  return outline.sketch ? t('admin.outline.sketch') : t('admin.outline.official');
}

const kindWord = (kind: AreaKind): string => t(`areas.kind.${kind}` satisfies MessageKey, { name: '' }).trim();

function NewAreaDialog({ close }: { close: () => void }) {
  const [, go] = useLocation();
  const [level, setLevel] = useState<AreaLevel>('commune');
  const [kind, setKind] = useState<AreaKind>('ward');
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [parent, setParent] = useState<Named | null>(null);
  const [validFrom, setValidFrom] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  const body = () => ({
    level,
    kind,
    name,
    code: orNull(code),
    parentId: parent?.id ?? null,
    validFrom,
    legalBasis: orNull(legalBasis),
  });
  return (
    <FormDialog
      title={t('admin.area.add')}
      run={() => send<Area>('/api/v1/areas', { body: body() })}
      done={({ id }) => go(areaPath(id))}
      close={close}
      refusals={{ 'areas.code-malformed': 'code', 'areas.code-in-use': 'code', 'areas.name-in-use': 'name' }}
    >
      {(wrong) => (
        <>
          <ChoiceField
            label={t('admin.level')}
            value={level}
            set={(next) => {
              setLevel(next);
              setKind(areaKindsByLevel[next][0]);
            }}
            options={areaLevels}
            word={levelWord}
          />
          <ChoiceField<AreaKind>
            label={t('admin.kind')}
            value={kind}
            set={setKind}
            options={areaKindsByLevel[level]}
            word={kindWord}
          />
          <TextField label={t('admin.name')} value={name} set={setName} wrong={wrong('name')} />
          <TextField label={t('admin.code')} value={code} set={setCode} wrong={wrong('code')} optional />
          <Chooser label={t('admin.parent')} chosen={parent} choose={setParent} pathFor={areasFor} />
          <TextField
            type="date"
            label={t('admin.first-day')}
            value={validFrom}
            set={setValidFrom}
            wrong={wrong('validFrom')}
          />
          <TextField label={t('admin.legal-basis')} value={legalBasis} set={setLegalBasis} optional />
        </>
      )}
    </FormDialog>
  );
}
