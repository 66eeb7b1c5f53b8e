import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { get, send } from '../../../../web/api.ts';
import { ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { dayOf } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { refresh } from '../../../../web/queries.ts';
import { type Division, type DivisionProposal, ProposalRule, proposalRules } from '../../balance/contract.ts';
import { AreasOfGroups } from './AreasOfGroups.tsx';
import { type Drawn, emptyDrawn, isWhole, toSend } from './drawn.ts';
import { GroupNames } from './GroupNames.tsx';

/** Names, groups, and which area is in which; begun from what the areas themselves say. */
export function DivisionForm({ division }: { division?: Division }) {
  const [, go] = useLocation();
  const today = dayOf(useNow());
  const [drawn, draw] = useState<Drawn>(() => (division === undefined ? emptyDrawn : drawnOf(division)));
  const [from, setFrom] = useState(today);
  const [tried, setTried] = useState(false);
  const proposing = useMutation({
    mutationFn: (by: ProposalRule) => get<DivisionProposal>(`/api/v1/area-division-proposal?by=${by}&day=${from}`),
    onSuccess: (proposal) => {
      draw({ ...drawnOf(proposal), ids: drawn.ids.slice(0, proposal.groups.length) });
      if (division === undefined) setFrom(proposal.from);
    },
  });
  const done = async (to: string) => {
    go(to);
    await refresh();
  };
  const saving = useMutation({
    mutationFn: () => {
      const body = toSend(drawn, from);
      return division === undefined
        ? send<Division>('/api/v1/area-divisions', { body })
        : send<Division>(`/api/v1/area-divisions/${division.id}`, {
            ...{ method: 'PUT', ifMatch: `"${division.version}"`, body },
          });
    },
    onSuccess: ({ id }) => done(`/balance?division=${id}`),
  });
  const removing = useMutation({
    mutationFn: () =>
      send(`/api/v1/area-divisions/${division?.id}`, { method: 'DELETE', ifMatch: `"${division?.version}"` }),
    onSuccess: () => done('/balance'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isWhole(drawn)) saving.mutate();
  };
  const error = saving.error ?? removing.error ?? proposing.error;
  return (
    <Page className="balance" title={t('balance.edit.title')} over={<Link href="/balance">{t('balance.title')}</Link>}>
      <form className="form" onSubmit={submit} noValidate>
        <div className="indicator-tools card padded">
          <Field label={t('balance.edit.propose')}>
            <select
              value=""
              onChange={({ target }) => {
                const by = ProposalRule.safeParse(target.value);
                if (by.success) proposing.mutate(by.data);
              }}
            >
              <option value="">{t('balance.edit.proposal')}</option>
              {proposalRules.map((rule) => (
                <option key={rule} value={rule}>
                  {t(`balance.edit.by.${rule}`)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t('balance.edit.name-vi')}>
            <input value={drawn.vi} maxLength={200} onChange={({ target }) => draw({ ...drawn, vi: target.value })} />
          </Field>
          <Field label={t('balance.edit.name-en')}>
            <input value={drawn.en} maxLength={200} onChange={({ target }) => draw({ ...drawn, en: target.value })} />
          </Field>
          <Field label={t('balance.edit.source')}>
            <input
              value={drawn.source}
              maxLength={500}
              onChange={({ target }) => draw({ ...drawn, source: target.value })}
            />
          </Field>
          <Field label={t('balance.edit.from')}>
            <input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
          </Field>
        </div>
        <GroupNames drawn={drawn} draw={draw} />
        <AreasOfGroups drawn={drawn} draw={draw} day={from} />
        {tried && !isWhole(drawn) && <p className="notice wrong">{t('balance.edit.lacks')}</p>}
        {error !== null && <ProblemNotice error={error} />}
        <div className="acts">
          <button type="submit" className="primary" disabled={saving.isPending}>
            {t('balance.edit.save')}
          </button>
          <Link href="/balance" className="button">
            {t('web.cancel')}
          </Link>
          {division !== undefined && (
            <button type="button" className="plain" disabled={removing.isPending} onClick={() => removing.mutate()}>
              {t('balance.edit.remove')}
            </button>
          )}
        </div>
      </form>
    </Page>
  );
}

/** A division, or what is proposed for one, as the form holds it. */
function drawnOf({ name, source, groups }: Pick<Division | DivisionProposal, 'name' | 'source' | 'groups'>): Drawn {
  return {
    ...name,
    source,
    names: groups.map((group) => group.name),
    ids: groups.map((group) => ('id' in group ? group.id : null)),
    groupOf: new Map(groups.flatMap(({ areas }, at) => areas.map(({ id }) => [id, at]))),
  };
}
