import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../../../web/api.ts';
import { Chooser, type Named, organisationsFor } from '../../../web/components/Chooser.tsx';
import { Dialog } from '../../../web/components/Dialog.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { FormEnd } from '../../../web/components/FormEnd.tsx';
import { t } from '../../../web/language.ts';
import { type Page, refresh, useGet } from '../../../web/queries.ts';
import type { CriteriaSet, Standard } from '../criteria-set.ts';
import type { Asked } from './asked.ts';
import { type Given, inWords, valueWords } from './words.ts';

interface Props {
  set: CriteriaSet;
  asked: Asked;
  standard: Standard;
  to: Given;
  close: () => void;
}

interface Task {
  id: string;
  title: string;
  source: { label: string } | null;
}

/** Giao việc: who is in charge, until when, and under which task of a directive, whose clause it then carries. */
export function GapTaskDialog({ set, asked, standard, to, close }: Props) {
  const [owner, setOwner] = useState<Named | null>(null);
  const [parentId, setParent] = useState('');
  const [dueOn, setDue] = useState('');
  const [tried, setTried] = useState(false);
  const parents = useGet<Page<Task>>('/api/v1/work-items?sourceKind=directive&open=true&limit=200');
  const saving = useMutation({
    mutationFn: () =>
      send('/api/v1/scorecards/tasks', {
        body: {
          ...{ set: set.code, cases: asked.cases, areas: asked.areas, standard: standard.code, to, ownerId: owner?.id },
          parentId: parentId === '' ? null : parentId,
          dueOn: dueOn === '' ? null : dueOn,
        },
      }),
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (owner !== null) saving.mutate();
  };
  return (
    <Dialog title={t('gap.open-task.title', { name: inWords(standard.name) })} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p>{t('gap.task.to', { to: valueWords(standard, to) })}</p>
        <div>
          <Chooser label={t('gap.owner')} chosen={owner} choose={setOwner} pathFor={organisationsFor} />
          {tried && owner === null && (
            <p className="field-wrong" role="alert">
              {t('gap.owner-missing')}
            </p>
          )}
        </div>
        <Field label={t('gap.parent')} optional>
          <select value={parentId} onChange={({ target }) => setParent(target.value)}>
            <option value="">{t('web.none')}</option>
            {parents.data?.items.map(({ id, title, source }) => (
              <option key={id} value={id}>
                {`${source?.label ?? ''}: ${title}`.slice(0, 140)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('gap.due')} optional>
          <input type="date" value={dueOn} onChange={({ target }) => setDue(target.value)} />
        </Field>
        <FormEnd act={t('gap.open-task')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}
