import { useState } from 'react';
import type { DeadlineRule } from '../../../kernel/deadlines/rules/contract.ts';
import { type Anchor, anchors } from '../../../kernel/deadlines/steps.ts';
import { send } from '../../api.ts';
import { Answer } from '../../components/Answer.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { RuleSource } from '../../components/KnownTerm.tsx';
import { nameOf, partsOf, type TermUnit, termUnits, termWord } from '../../components/term.ts';
import { dayOf } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { useNow } from '../../now.ts';
import { useGet } from '../../queries.ts';
import { Admin } from './AdminPage.tsx';
import { FormDialog } from './FormDialog.tsx';
import { ChoiceField, orNull, TextField } from './fields.tsx';
import { periodWord } from './period.ts';

const rulesPath = '/api/v1/deadline-rules';

type Asking = { act: 'add' } | { act: 'change' | 'end' | 'history'; rule: DeadlineRule };

/** Quy tắc thời hạn: what the law or the office says, from when to when, and where it says so. */
export default function DeadlineRulesPage() {
  const [asking, ask] = useState<Asking | null>(null);
  const rules = useGet<{ items: DeadlineRule[] }>(rulesPath);
  const close = () => ask(null);
  return (
    <Admin
      title={t('admin.deadline-rules')}
      permission="deadline-rules.edit"
      under={t('admin.deadline-rules.text')}
      acts={
        <button type="button" className="primary" onClick={() => ask({ act: 'add' })}>
          {t('admin.rule.add')}
        </button>
      }
    >
      <Answer of={rules}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="card padded dim">{t('admin.deadline-rules.none')}</p>
          ) : (
            <ul className="admin-cards">
              {items.map((rule) => (
                <li key={`${rule.id} ${rule.validFrom}`} className="card padded rule">
                  <h2>{nameOf(rule)}</h2>
                  <Said rule={rule} />
                  {rule.validTo === null && (
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
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {asking?.act === 'add' && <RuleDialog rule={null} close={close} />}
      {asking?.act === 'change' && <RuleDialog rule={asking.rule} close={close} />}
      {asking?.act === 'history' && <RuleHistory rule={asking.rule} close={close} />}
      {asking?.act === 'end' && (
        <FormDialog
          title={t('admin.rule.end')}
          text={t('admin.deadline-rules.end-text', { name: nameOf(asking.rule) })}
          run={() => send(`${rulesPath}/${asking.rule.id}`, { method: 'DELETE' })}
          close={close}
        />
      )}
    </Admin>
  );
}

const anchorWord = (anchor: Anchor) => t(`deadline.event.${anchor}` satisfies MessageKey);
const unitWord = (unit: TermUnit) => t(`deadline.unit.${unit}` satisfies MessageKey);

function Said({ rule }: { rule: DeadlineRule }) {
  return (
    <>
      <p>
        <strong>{termWord(rule.rule)}</strong> <span className="dim">· {anchorWord(rule.anchor)}</span>
      </p>
      <RuleSource rule={rule} />
      <p className="small dim">
        {periodWord(rule)} · <code>{rule.code}</code>
      </p>
    </>
  );
}

function RuleHistory({ rule, close }: { rule: DeadlineRule; close: () => void }) {
  const told = useGet<{ items: DeadlineRule[] }>(`${rulesPath}/${rule.id}`);
  return (
    <Dialog title={nameOf(rule)} close={close}>
      <Answer of={told}>
        {({ items }) => (
          <ol className="admin-terms">
            {items.map((one) => (
              <li key={one.validFrom}>
                <Said rule={one} />
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

/** A rule with a code of its own, or, for one that stands, what it says from a day on. */
function RuleDialog({ rule, close }: { rule: DeadlineRule | null; close: () => void }) {
  const today = dayOf(useNow());
  const before = partsOf(rule?.rule ?? '5wd');
  const [code, setCode] = useState('');
  const [nameVi, setNameVi] = useState(rule?.nameVi ?? '');
  const [nameEn, setNameEn] = useState(rule?.nameEn ?? '');
  const [count, setCount] = useState(before?.count ?? '');
  const [unit, setUnit] = useState<TermUnit>(before?.unit ?? 'wd');
  const [anchor, setAnchor] = useState<Anchor>(rule?.anchor ?? 'received');
  const [source, setSource] = useState(rule?.source ?? '');
  const [sourceUrl, setSourceUrl] = useState(rule?.sourceUrl ?? '');
  const [validFrom, setValidFrom] = useState<string>(rule !== null && rule.validFrom > today ? rule.validFrom : today);
  const terms = () => ({
    nameVi,
    nameEn,
    rule: `${count.trim()}${unit}`,
    anchor,
    source,
    sourceUrl: orNull(sourceUrl),
    validFrom,
  });
  const run = () =>
    rule === null
      ? send(rulesPath, { body: { code, ...terms() } })
      : send(`${rulesPath}/${rule.id}`, { method: 'PUT', body: terms() });
  const refusals = {
    'deadlines.rule-code-taken': 'code',
    'deadlines.rule-too-long': 'rule',
    'deadlines.rule-begins-later': 'validFrom',
  };
  return (
    <FormDialog
      title={rule === null ? t('admin.rule.add') : t('admin.rule.change')}
      {...(rule === null ? {} : { text: t('admin.deadline-rules.change-text') })}
      run={run}
      close={close}
      refusals={refusals}
    >
      {(wrong) => (
        <>
          {rule === null && (
            <TextField
              label={t('admin.deadline-rules.code')}
              hint={t('admin.deadline-rules.code-hint')}
              value={code}
              set={setCode}
              wrong={wrong('code')}
            />
          )}
          <TextField label={t('admin.deadline-rules.name-vi')} value={nameVi} set={setNameVi} wrong={wrong('nameVi')} />
          <TextField label={t('admin.deadline-rules.name-en')} value={nameEn} set={setNameEn} wrong={wrong('nameEn')} />
          <div className="count-and-unit">
            <TextField type="number" label={t('deadline.count')} value={count} set={setCount} wrong={wrong('rule')} />
            <ChoiceField label={t('deadline.unit')} value={unit} set={setUnit} options={termUnits} word={unitWord} />
          </div>
          <ChoiceField label={t('deadline.event')} value={anchor} set={setAnchor} options={anchors} word={anchorWord} />
          <TextField label={t('admin.legal-basis')} value={source} set={setSource} wrong={wrong('source')} />
          <TextField
            type="url"
            label={t('admin.deadline-rules.source-url')}
            value={sourceUrl}
            set={setSourceUrl}
            wrong={wrong('sourceUrl')}
            optional
          />
          <TextField
            type="date"
            label={t('admin.deadline-rules.from')}
            value={validFrom}
            set={setValidFrom}
            wrong={wrong('validFrom')}
          />
        </>
      )}
    </FormDialog>
  );
}
