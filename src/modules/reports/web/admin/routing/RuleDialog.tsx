import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../../../../../web/api.ts';
import { Dialog } from '../../../../../web/components/Dialog.tsx';
import { FormEnd } from '../../../../../web/components/FormEnd.tsx';
import { dayOf } from '../../../../../web/format.ts';
import { type MessageKey, t } from '../../../../../web/language.ts';
import { useNow } from '../../../../../web/now.ts';
import { wrongAt } from '../../../../../web/pages/admin/FormDialog.tsx';
import { ChoiceField } from '../../../../../web/pages/admin/fields.tsx';
import { refresh } from '../../../../../web/queries.ts';
import type { RoutingRuleView, TrialResult } from '../../../routing/contract.ts';
import { RuleFields } from './RuleFields.tsx';
import { draftOf, type RuleDraft, saidBy } from './rule-draft.ts';
import { rulesPath } from './rule-words.ts';
import { TrialShown } from './TrialShown.tsx';
import { TryPlace } from './TryPlace.tsx';

interface Props {
  rule: RoutingRuleView | null;
  rules: readonly RoutingRuleView[];
  close: () => void;
}

const spans = ['30', '90', '365'] as const;

/** At which field a refusal belongs. */
const refusals = {
  'reports.rule-never-holds': 'validTo',
  'reports.rule-no-hours': 'hours',
  'reports.rule-one-outcome': 'organisationId',
  'reports.rule-names-nothing': 'organisationId',
  'reports.rule-never-reached': 'ordinal',
  'reports.rule-hides-another': 'ordinal',
  'reports.rule-contradicts': 'ordinal',
};

/** A rule: first what it would have done to the reports of the last days, then, as it was shown, saved. */
export function RuleDialog({ rule, rules, close }: Props) {
  const today = dayOf(useNow());
  const [draft, setDraft] = useState(() => draftOf(rule, rules, today));
  const [days, setDays] = useState<(typeof spans)[number]>('30');
  const [tried, setTried] = useState<{ what: string; result: TrialResult } | null>(null);
  const set = (changes: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...changes }));

  const said = saidBy(draft);
  const replaced = rule === null ? {} : { replaces: rule.id };
  const trial = { rule: said, ...replaced, days: Number(days) };
  const what = JSON.stringify(trial);
  const isTried = tried?.what === what;
  const acting = useMutation({
    mutationFn: async () => {
      if (!isTried) return setTried({ what, result: await send<TrialResult>(`${rulesPath}/try`, { body: trial }) });
      if (rule === null) await send(rulesPath, { body: said });
      else await send(`${rulesPath}/${rule.id}`, { method: 'PUT', body: said, ifMatch: `"${rule.version}"` });
      await refresh();
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    acting.mutate();
  };
  const wrong = (field: string) => wrongAt(acting.error, field, refusals) ?? wrongAt(acting.error, `rule.${field}`);
  return (
    <Dialog title={rule === null ? t('admin.routing.add') : t('admin.routing.change')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p className="small dim">{t('admin.routing.form-text')}</p>
        <RuleFields draft={draft} set={set} wrong={wrong} />
        <ChoiceField
          label={t('admin.routing.try-on')}
          value={days}
          set={setDays}
          options={spans}
          word={(span) => t(`admin.routing.days.${span}` satisfies MessageKey)}
        />
        {isTried && <TrialShown result={tried.result} days={Number(days)} />}
        <details>
          <summary>{t('admin.routing.try-place')}</summary>
          <TryPlace draft={{ rule: said, ...replaced }} />
        </details>
        <FormEnd act={isTried ? t('admin.routing.save') : t('admin.routing.try')} saving={acting} close={close} />
      </form>
    </Dialog>
  );
}
