import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { WorkItem } from '../../../kernel/work/contract.ts';
import { isOpen } from '../../../kernel/work/states.ts';
import { send } from '../../api.ts';
import { Chooser, type Named, organisationsFor } from '../../components/Chooser.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { KnownTerm } from '../../components/KnownTerm.tsx';
import { t } from '../../language.ts';
import { taskPath } from '../../paths.ts';
import { refresh } from '../../queries.ts';
import { useSession } from '../../session.ts';
import { stateWord } from '../../work-words.ts';

/** Việc con: the parts the task was divided into, each with an owner of its own; it closes after all of them. */
export function Parts({ task }: { task: WorkItem }) {
  const [adding, add] = useState(false);
  const { may } = useSession();
  const mayAdd = task.inside && isOpen(task.state) && may('work.assign');
  if (task.children.length === 0 && !mayAdd) return null;
  return (
    <section className="card padded" aria-labelledby="parts">
      <div className="section-head">
        <h2 id="parts">{t('task.children')}</h2>
        {mayAdd && (
          <button type="button" onClick={() => add(true)}>
            {t('task.children.add')}
          </button>
        )}
      </div>
      {task.children.length === 0 ? (
        <p className="dim small">{t('task.children.none')}</p>
      ) : (
        <ul className="plain-list">
          {task.children.map(({ id, title, state }) => (
            <li key={id}>
              <Link href={taskPath(id)}>{title}</Link> <span className="chip">{stateWord(state)}</span>
            </li>
          ))}
        </ul>
      )}
      {adding && <NewPartDialog task={task} close={() => add(false)} />}
    </section>
  );
}

/** A part lies where the whole lies, and is seen by the same people where those are named. */
function NewPartDialog({ task, close }: { task: WorkItem; close: () => void }) {
  const [title, setTitle] = useState('');
  const [owner, setOwner] = useState<Named | null>(task.owner);
  const [due, setDue] = useState('');
  /** In place of a day: a term counted from now. */
  const [rule, setRule] = useState('');
  const [checked, check] = useState(false);
  const short = title.trim().length < 3;
  const adding = useMutation({
    mutationFn: (ownerId: string) =>
      send('/api/v1/work-items', {
        body: {
          title: title.trim(),
          ownerId,
          parentId: task.id,
          areaId: task.area?.id ?? null,
          deadline: due === '' && rule === '' ? null : { rule: due || rule },
          readerIds: task.restricted ? task.readers.map(({ id }) => id) : null,
        },
      }),
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check(true);
    if (!short && owner !== null) adding.mutate(owner.id);
  };
  return (
    <Dialog title={t('task.children.add')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <Field label={t('task.children.title')} wrong={checked && short ? t('task.children.title-missing') : undefined}>
          <textarea value={title} maxLength={2000} onChange={({ target }) => setTitle(target.value)} />
        </Field>
        <Chooser label={t('task.owner')} chosen={owner} choose={setOwner} pathFor={organisationsFor} />
        <KnownTerm
          given={rule}
          choose={(known) => {
            setRule(known.rule);
            setDue('');
          }}
        />
        <Field label={t('task.due')} {...(rule === '' ? {} : { hint: t('task.children.by-term') })} optional>
          <input
            type="date"
            value={due}
            onChange={({ target }) => {
              setDue(target.value);
              setRule('');
            }}
          />
        </Field>
        <FormEnd act={t('task.children.add')} saving={adding} close={close} />
      </form>
    </Dialog>
  );
}
