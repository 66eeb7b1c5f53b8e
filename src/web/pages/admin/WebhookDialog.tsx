import { useState } from 'react';
import type { Webhook } from '../../../kernel/webhooks/contract.ts';
import { send } from '../../api.ts';
import { Chooser, type Named, organisationsFor } from '../../components/Chooser.tsx';
import { isMessageKey, t } from '../../language.ts';
import { FormDialog } from './FormDialog.tsx';
import { TextField, WithWrong } from './fields.tsx';
import { webhooksPath } from './webhook-paths.ts';

/** What a program elsewhere is usually told of; whatever else the interface knows can be named there. */
const eventKinds = [
  'report.changed',
  'work.changed',
  'directive.changed',
  'inspection.recorded',
  'scorecard.changed',
  'place.changed',
  'area.changed',
  'organisation.changed',
] as const;

export function eventWord(kind: string): string {
  const key = `webhook-page.kind.${kind}`;
  return isMessageKey(key) ? t(key) : kind;
}

const refusals = {
  'outside.address-inside': 'url',
  'outside.https-needed': 'url',
  'outside.address-with-password': 'url',
  'webhooks.organisation-not-active': 'organisationId',
};

interface Props {
  webhook: Webhook | null;
  close: () => void;
  /** With the secret of a new one. */
  made: (secret: string) => void;
}

/** A new webhook, or what one that is there hears from now on and where. */
export function WebhookDialog({ webhook, close, made }: Props) {
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [kinds, setKinds] = useState<readonly string[]>(webhook?.kinds ?? ['report.changed']);
  const [organisation, choose] = useState<Named | null>(null);
  const offered = [...new Set([...eventKinds, ...(webhook?.kinds ?? [])])];
  const run = async () => {
    const body = { name, url, kinds };
    if (webhook === null) {
      return send<{ secret?: string }>(webhooksPath, { body: { ...body, organisationId: organisation?.id ?? null } });
    }
    const ifMatch = `"${webhook.version}"`;
    return send<{ secret?: string }>(`${webhooksPath}/${webhook.id}`, { method: 'PATCH', body, ifMatch });
  };
  return (
    <FormDialog
      title={t(webhook === null ? 'webhook-page.add' : 'webhook-page.change')}
      run={run}
      done={({ secret }) => secret !== undefined && made(secret)}
      close={close}
      refusals={refusals}
    >
      {(wrong) => (
        <>
          <TextField label={t('admin.name')} value={name} set={setName} wrong={wrong('name')} />
          <TextField
            type="url"
            label={t('webhook-page.url')}
            hint={t('webhook-page.url-hint')}
            value={url}
            set={setUrl}
            wrong={wrong('url')}
          />
          <fieldset>
            <legend>{t('webhook-page.kinds')}</legend>
            {offered.map((kind) => (
              <label key={kind} className="check">
                <input
                  type="checkbox"
                  checked={kinds.includes(kind)}
                  onChange={({ target }) =>
                    setKinds(target.checked ? [...kinds, kind] : kinds.filter((other) => other !== kind))
                  }
                />
                {eventWord(kind)}
              </label>
            ))}
            {wrong('kinds') !== undefined && <p className="is-overdue small">{wrong('kinds')}</p>}
          </fieldset>
          {webhook === null && (
            <WithWrong wrong={wrong('organisationId')}>
              <Chooser
                label={t('webhook-page.organisation')}
                chosen={organisation}
                choose={choose}
                pathFor={organisationsFor}
              />
              <p className="hint">{t('webhook-page.organisation-hint')}</p>
            </WithWrong>
          )}
        </>
      )}
    </FormDialog>
  );
}
