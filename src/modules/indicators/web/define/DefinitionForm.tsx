import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { send } from '../../../../web/api.ts';
import { ProblemNotice } from '../../../../web/components/Answer.tsx';
import { t } from '../../../../web/language.ts';
import { wrongAt } from '../../../../web/pages/admin/FormDialog.tsx';
import { refresh } from '../../../../web/queries.ts';
import type { Indicator } from '../../contract.ts';
import { type DefinitionDraft, termsOf } from './definition-draft.ts';
import { HowFields } from './HowFields.tsx';
import { WhatFields } from './WhatFields.tsx';
import { WhoFields } from './WhoFields.tsx';

export interface PartProps {
  draft: DefinitionDraft;
  set: (changes: Partial<DefinitionDraft>) => void;
  wrong: (field: string) => string | undefined;
}

interface Props {
  /** The one to change; null: a new one. */
  indicator: Indicator | null;
  begin: DefinitionDraft;
}

/** What is measured, how, and who answers for it. What the server finds wrong stands at its field. */
export function DefinitionForm({ indicator, begin }: Props) {
  const [draft, setDraft] = useState(begin);
  const set = (changes: Partial<DefinitionDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const [, go] = useLocation();
  const saving = useMutation({
    mutationFn: () =>
      indicator === null
        ? send<Indicator>('/api/v1/indicators', { body: { code: draft.code.trim(), ...termsOf(draft) } })
        : send<Indicator>(`/api/v1/indicators/${indicator.code}`, {
            method: 'PUT',
            body: termsOf(draft),
            ifMatch: `"${indicator.version}"`,
          }),
    onSuccess: async ({ code }) => {
      await refresh();
      go(`/indicators/${code}`);
    },
  });
  const wrong = (field: string) => wrongAt(saving.error, field, refusals);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className="form definition" onSubmit={submit} noValidate>
      <WhatFields draft={draft} set={set} wrong={wrong} isNew={indicator === null} />
      <HowFields draft={draft} set={set} wrong={wrong} />
      <WhoFields draft={draft} set={set} wrong={wrong} />
      {saving.error !== null && <ProblemNotice error={saving.error} />}
      <div className="acts">
        <button type="submit" className="primary" disabled={saving.isPending}>
          {t(indicator === null ? 'define.new' : 'define.save')}
        </button>
        <button type="button" onClick={() => go(indicator === null ? '/indicators' : `/indicators/${indicator.code}`)}>
          {t('web.cancel')}
        </button>
      </div>
    </form>
  );
}

/** At which field each refusal stands. */
const refusals = {
  'indicators.code-taken': 'code',
  'indicators.code-reserved': 'code',
  'indicators.has-figures': 'unit',
  'indicators.last-of-areas': 'overAreas',
  'indicators.names-unknown': 'formula',
  'indicators.measured-and-formula': 'formula',
  'indicators.formula-ends': 'formula',
  'indicators.formula-unreadable': 'formula',
  'indicators.formula-too-deep': 'formula',
  'indicators.formula-cycle': 'formula',
  'indicators.formula-units-do-not-add': 'formula',
  'indicators.formula-unit-differs': 'formula',
  'indicators.never-in-force': 'validTo',
};
