import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SavedFilter } from '../../../kernel/work/desk/contract.ts';
import { send } from '../../api.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { TextFilter } from '../../components/TextFilter.tsx';
import { t } from '../../language.ts';
import { type Page, queries, useGet } from '../../queries.ts';
import { standings, standingWord } from '../../standing.ts';
import type { DeskQuery } from './desk-query.ts';

const savedPath = '/api/v1/saved-filters';

/** Narrows the heap, and keeps what was narrowed down by a name. */
export function DeskFilters({ desk, help }: { desk: DeskQuery; help: () => void }) {
  const saved = useGet<Page<SavedFilter>>(savedPath);
  const [saving, save] = useState(false);
  const kept = saved.data?.items ?? [];
  const chosen = kept.find(({ query }) => query === desk.asked.toString());
  const forgetting = useMutation({
    mutationFn: (id: string) => send(`${savedPath}/${id}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [savedPath] }),
  });
  const standing = desk.asked.get('dueSoon') === 'true' ? 'due-soon' : (desk.asked.get('bucket') ?? '');
  return (
    <>
      <form className="filters" aria-label={t('tasks.filter')} onSubmit={(event) => event.preventDefault()}>
        <TextFilter
          label={t('tasks.filter.text')}
          text={desk.asked.get('text') ?? ''}
          set={(text) => desk.set({ text })}
        />
        <Field label={t('tasks.filter.standing')}>
          <select
            value={standing}
            onChange={({ target: { value } }) =>
              desk.set(
                value === 'due-soon'
                  ? { bucket: 'in-time', dueSoon: 'true' }
                  : { bucket: value, dueSoon: value === 'in-time' ? 'false' : null },
              )
            }
          >
            <option value="">{t('tasks.filter.any')}</option>
            {standings
              .filter((name) => name !== 'done-on-time' && name !== 'done-late')
              .map((name) => (
                <option key={name} value={name}>
                  {standingWord(name)}
                </option>
              ))}
          </select>
        </Field>
        {kept.length > 0 && (
          <Field label={t('desk.saved')}>
            <select value={chosen?.query ?? ''} onChange={({ target }) => desk.replace(target.value)}>
              <option value="">{t('desk.saved.choose')}</option>
              {kept.map(({ id, name, query }) => (
                <option key={id} value={query}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        )}
        <div className="acts">
          {chosen === undefined ? (
            desk.asked.size > 0 && (
              <button type="button" className="plain" onClick={() => save(true)}>
                {t('desk.saved.save')}
              </button>
            )
          ) : (
            <button type="button" className="plain" onClick={() => forgetting.mutate(chosen.id)}>
              {t('desk.saved.forget')}
            </button>
          )}
          {desk.isFiltered && (
            <button
              type="button"
              className="plain"
              onClick={() => desk.set({ bucket: null, dueSoon: null, text: null })}
            >
              {t('tasks.filter.clear')}
            </button>
          )}
          <button type="button" className="plain keys-button" onClick={help}>
            {t('desk.keys')} <kbd>?</kbd>
          </button>
        </div>
      </form>
      {saving && <SaveDialog query={desk.asked.toString()} close={() => save(false)} />}
    </>
  );
}

function SaveDialog({ query, close }: { query: string; close: () => void }) {
  const [name, setName] = useState('');
  const [tried, tryIt] = useState(false);
  const saving = useMutation({
    mutationFn: () => send(savedPath, { body: { name: name.trim(), query } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [savedPath] });
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    tryIt(true);
    if (name.trim() !== '') saving.mutate();
  };
  return (
    <Dialog title={t('desk.saved.save')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <Field
          label={t('desk.saved.name')}
          wrong={tried && name.trim() === '' ? t('desk.saved.name-missing') : undefined}
        >
          <input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
        </Field>
        <FormEnd act={t('desk.saved.save')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}
