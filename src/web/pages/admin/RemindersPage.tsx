import { useState } from 'react';
import { type Priority, priorities } from '../../../kernel/work/contract.ts';
import { type ReminderRule, reminderRecipients } from '../../../kernel/work/reminders/contract.ts';
import { send } from '../../api.ts';
import { capitalised } from '../../capitalised.ts';
import { Answer } from '../../components/Answer.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { type MessageKey, t } from '../../language.ts';
import { useGet } from '../../queries.ts';
import { priorityWord } from '../../work-words.ts';
import { Admin } from './AdminPage.tsx';
import { FormDialog } from './FormDialog.tsx';
import { ChoiceField, TextField, WithWrong } from './fields.tsx';
import { periodWord } from './period.ts';

const abouts = ['work-item', 'explanation'] as const;
const rulesPath = '/api/v1/reminder-rules';

type Asking = { act: 'add' } | { act: 'change' | 'end' | 'history'; rule: ReminderRule };

/** Quy tắc nhắc việc: who is reminded when, and from which day on late work goes further up. */
export default function RemindersPage() {
  const [asking, ask] = useState<Asking | null>(null);
  const rules = useGet<{ items: ReminderRule[] }>(rulesPath);
  const close = () => ask(null);
  return (
    <Admin
      title={t('admin.reminders')}
      permission="reminders.edit"
      under={t('admin.reminders.text')}
      acts={
        <button type="button" className="primary" onClick={() => ask({ act: 'add' })}>
          {t('admin.rule.add')}
        </button>
      }
    >
      <Answer of={rules}>
        {({ items }) => (
          <ul className="admin-cards">
            {items.map((rule) => (
              <li key={rule.id} className="card padded rule">
                <h2>{capitalised(scopeWord(rule))}</h2>
                <Terms rule={rule} />
                <p className="small dim">{periodWord(rule)}</p>
                <div className="acts">
                  <button type="button" onClick={() => ask({ act: 'change', rule })}>
                    {t('admin.rule.change')}
                  </button>
                  <button type="button" onClick={() => ask({ act: 'end', rule })}>
                    {t('admin.rule.end')}
                  </button>
                  <button type="button" className="plain" onClick={() => ask({ act: 'history', rule })}>
                    {t('history.link')}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {asking?.act === 'add' && <RuleDialog rule={null} close={close} />}
      {asking?.act === 'change' && <RuleDialog rule={asking.rule} close={close} />}
      {asking?.act === 'history' && <RuleHistory rule={asking.rule} close={close} />}
      {asking?.act === 'end' && (
        <FormDialog
          title={t('admin.rule.end')}
          text={t('admin.rule.end-text', { scope: scopeWord(asking.rule) })}
          run={() => send(`${rulesPath}/${asking.rule.id}`, { method: 'DELETE' })}
          close={close}
        />
      )}
    </Admin>
  );
}

const aboutWord = (about: ReminderRule['about']) => t(`admin.rule.about.${about}` satisfies MessageKey);
const recipientWord = (one: (typeof reminderRecipients)[number]) => t(`admin.rule.to.${one}` satisfies MessageKey);

const scopeWord = ({ about, sourceKind, priority }: ReminderRule): string =>
  [
    aboutWord(about),
    ...(sourceKind === null ? [] : [t('admin.rule.source-of', { kind: sourceKind })]),
    ...(priority === null ? [] : [t('admin.rule.priority-of', { priority: priorityWord(priority) })]),
  ].join(' · ');

function Terms({ rule }: { rule: ReminderRule }) {
  const { beforeDays, onDay, afterEvery, headAfter, leaderAfter } = rule;
  const lines = [
    beforeDays.length > 0 && t('admin.rule.before', { days: beforeDays.join(', ') }),
    onDay && t('admin.rule.on-day'),
    afterEvery !== null && t('admin.rule.after', { count: afterEvery }),
    headAfter !== null && t('admin.rule.head', { count: headAfter }),
    leaderAfter !== null && t('admin.rule.leader', { count: leaderAfter }),
    t('admin.rule.to', { whom: rule.recipients.map(recipientWord).join(', ') }),
  ].filter((line) => line !== false);
  return (
    <ul className="admin-terms small">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function RuleHistory({ rule, close }: { rule: ReminderRule; close: () => void }) {
  const told = useGet<{ items: ReminderRule[] }>(`${rulesPath}/${rule.id}`);
  return (
    <Dialog title={capitalised(scopeWord(rule))} close={close}>
      <Answer of={told}>
        {({ items }) => (
          <ol className="admin-terms">
            {items.map((one) => (
              <li key={one.validFrom}>
                <h3>{periodWord(one)}</h3>
                <Terms rule={one} />
              </li>
            ))}
          </ol>
        )}
      </Answer>
      <div className="acts">
        <button type="button" onClick={close}>
          {t('web.close')}
        </button>
      </div>
    </Dialog>
  );
}

const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const textOf = (value: number | null | undefined): string => (value == null ? '' : String(value));

/** A rule for a scope that has none, or, for one that stands, what it says from today on. */
function RuleDialog({ rule, close }: { rule: ReminderRule | null; close: () => void }) {
  const [about, setAbout] = useState<ReminderRule['about']>('work-item');
  const [priority, setPriority] = useState<Priority | ''>('');
  const [sourceKind, setSourceKind] = useState('');
  const [before, setBefore] = useState(rule?.beforeDays.join(', ') ?? '3, 1');
  const [onDay, setOnDay] = useState(rule?.onDay ?? true);
  const [after, setAfter] = useState(textOf(rule?.afterEvery));
  const [head, setHead] = useState(textOf(rule?.headAfter));
  const [leader, setLeader] = useState(textOf(rule?.leaderAfter));
  const [to, setTo] = useState<readonly string[]>(rule?.recipients ?? ['assignee']);
  const terms = () => ({
    beforeDays: before.split(/[\s,;]+/).flatMap((day) => (day === '' ? [] : [Number(day)])),
    onDay,
    afterEvery: numberOrNull(after),
    headAfter: numberOrNull(head),
    leaderAfter: numberOrNull(leader),
    recipients: reminderRecipients.filter((one) => to.includes(one)),
  });
  const scope = () => ({
    about,
    sourceKind: sourceKind === '' ? null : sourceKind,
    priority: priority === '' ? null : priority,
  });
  const run = () =>
    rule === null
      ? send(rulesPath, { body: { ...scope(), ...terms() } })
      : send(`${rulesPath}/${rule.id}`, { method: 'PUT', body: terms() });
  return (
    <FormDialog
      title={rule === null ? t('admin.rule.add') : t('admin.rule.change')}
      text={t('admin.rule.from-today')}
      run={run}
      close={close}
      refusals={{ 'reminders.scope-taken': 'about' }}
    >
      {(wrong) => (
        <>
          {rule === null && (
            <>
              <WithWrong wrong={wrong('about')}>
                <ChoiceField
                  label={t('admin.rule.about')}
                  value={about}
                  set={setAbout}
                  options={abouts}
                  word={aboutWord}
                />
              </WithWrong>
              <ChoiceField
                label={t('admin.rule.source')}
                value={sourceKind}
                set={setSourceKind}
                options={['', 'directive']}
                word={(one) => (one === '' ? t('admin.any') : t('admin.rule.directives'))}
              />
              <ChoiceField
                label={t('admin.rule.priority')}
                value={priority}
                set={setPriority}
                options={['', ...priorities]}
                word={(one) => (one === '' ? t('admin.any') : priorityWord(one))}
              />
            </>
          )}
          <TextField
            label={t('admin.rule.before-days')}
            hint={t('admin.rule.before-days-hint')}
            value={before}
            set={setBefore}
            wrong={wrong('beforeDays')}
          />
          <label className="check">
            <input type="checkbox" checked={onDay} onChange={({ target }) => setOnDay(target.checked)} />
            {t('admin.rule.on-day')}
          </label>
          <TextField
            type="number"
            label={t('admin.rule.after-every')}
            value={after}
            set={setAfter}
            wrong={wrong('afterEvery')}
            optional
          />
          <TextField
            type="number"
            label={t('admin.rule.head-after')}
            value={head}
            set={setHead}
            wrong={wrong('headAfter')}
            optional
          />
          <TextField
            type="number"
            label={t('admin.rule.leader-after')}
            value={leader}
            set={setLeader}
            wrong={wrong('leaderAfter')}
            optional
          />
          <fieldset>
            <legend>{t('admin.rule.recipients')}</legend>
            {reminderRecipients.map((one) => (
              <label key={one} className="check">
                <input
                  type="checkbox"
                  checked={to.includes(one)}
                  onChange={({ target }) => setTo(target.checked ? [...to, one] : to.filter((other) => other !== one))}
                />
                {recipientWord(one)}
              </label>
            ))}
            {wrong('recipients') !== undefined && <p className="is-overdue small">{wrong('recipients')}</p>}
          </fieldset>
        </>
      )}
    </FormDialog>
  );
}
