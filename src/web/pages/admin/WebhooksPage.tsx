import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Webhook } from '../../../kernel/webhooks/contract.ts';
import { send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { formatInstant } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { refresh } from '../../queries.ts';
import { Admin } from './AdminPage.tsx';
import { Cards, Facts } from './Cards.tsx';
import { FormDialog } from './FormDialog.tsx';
import { SecretShown } from './SecretShown.tsx';
import { WebhookDeliveries } from './WebhookDeliveries.tsx';
import { eventWord, WebhookDialog } from './WebhookDialog.tsx';
import { webhooksPath } from './webhook-paths.ts';

type Act = 'change' | 'pause' | 'resume' | 'renew' | 'remove' | 'deliveries';
type Asking = { act: 'add' } | { act: Act; webhook: Webhook };

/** Webhook: programs elsewhere that are told of what changes, and how each is doing. */
export default function WebhooksPage() {
  const [asking, ask] = useState<Asking | null>(null);
  const [secret, show] = useState<string | null>(null);
  const close = () => ask(null);
  const testing = useMutation({
    mutationFn: ({ id }: Webhook) => send(`${webhooksPath}/${id}/test`, {}),
    onSuccess: async (_, webhook) => {
      await refresh();
      ask({ act: 'deliveries', webhook });
    },
  });
  const actsOf = (webhook: Webhook) => {
    const press = (act: Act) => (
      <button type="button" onClick={() => ask({ act, webhook })}>
        {t(`webhook-page.${act}` satisfies MessageKey)}
        <span className="unseen"> {webhook.name}</span>
      </button>
    );
    return (
      <>
        {press('deliveries')}
        {webhook.state === 'active' && (
          <button type="button" disabled={testing.isPending} onClick={() => testing.mutate(webhook)}>
            {t('webhook-page.test')}
            <span className="unseen"> {webhook.name}</span>
          </button>
        )}
        {press('change')}
        {press(webhook.state === 'active' ? 'pause' : 'resume')}
        {press('renew')}
        {press('remove')}
      </>
    );
  };
  return (
    <Admin
      title={t('admin.webhooks')}
      permission="webhooks.manage"
      under={t('admin.webhooks.text')}
      acts={
        <button type="button" className="primary" onClick={() => ask({ act: 'add' })}>
          {t('webhook-page.add')}
        </button>
      }
    >
      {testing.isError && <ProblemNotice error={testing.error} />}
      <Cards<Webhook>
        path={`${webhooksPath}?limit=50`}
        none={t('webhook-page.none')}
        title={({ name }) => name}
        off={stateOf}
        acts={actsOf}
      >
        {(webhook) => (
          <>
            <p className="small">
              <code className="address">{webhook.url}</code>
            </p>
            <Facts lines={factsOf(webhook)} />
          </>
        )}
      </Cards>
      {asking?.act === 'add' && <WebhookDialog webhook={null} close={close} made={show} />}
      {asking?.act === 'change' && <WebhookDialog webhook={asking.webhook} close={close} made={show} />}
      {asking?.act === 'deliveries' && <WebhookDeliveries webhook={asking.webhook} close={close} />}
      {(asking?.act === 'pause' || asking?.act === 'resume') && (
        <FormDialog
          title={t(`webhook-page.${asking.act}` satisfies MessageKey)}
          text={t(`webhook-page.${asking.act}-text` satisfies MessageKey, { name: asking.webhook.name })}
          run={() =>
            send(`${webhooksPath}/${asking.webhook.id}`, {
              method: 'PATCH',
              body: { state: asking.act === 'pause' ? 'paused' : 'active' },
              ifMatch: `"${asking.webhook.version}"`,
            })
          }
          close={close}
        />
      )}
      {asking?.act === 'renew' && (
        <FormDialog
          title={t('webhook-page.renew')}
          text={t('webhook-page.renew-text', { name: asking.webhook.name })}
          run={() => send<{ secret: string }>(`${webhooksPath}/${asking.webhook.id}/secret`, {})}
          done={(made) => show(made.secret)}
          close={close}
        />
      )}
      {asking?.act === 'remove' && (
        <FormDialog
          title={t('webhook-page.remove')}
          text={t('webhook-page.remove-text', { name: asking.webhook.name })}
          run={() => send(`${webhooksPath}/${asking.webhook.id}`, { method: 'DELETE' })}
          close={close}
        />
      )}
      <SecretShown secret={secret} close={() => show(null)} />
    </Admin>
  );
}

function stateOf({ state, disabledFor }: Webhook): string | null {
  if (state === 'active') return null;
  return state === 'paused' ? t('webhook-page.paused') : t(`webhook-page.disabled.${disabledFor ?? 'failing'}`);
}

const factsOf = ({ kinds, organisation, deliveredAt, failingSince, waiting, failed }: Webhook) => [
  t('webhook-page.hears', { kinds: kinds.map(eventWord).join(', ') }),
  organisation === null ? t('webhook-page.public-only') : t('webhook-page.as', { organisation: organisation.name }),
  deliveredAt === null
    ? t('webhook-page.never-delivered')
    : t('webhook-page.delivered', { at: formatInstant(deliveredAt) }),
  failingSince !== null && t('webhook-page.failing', { at: formatInstant(failingSince) }),
  waiting > 0 && t('webhook-page.waiting', { count: waiting }),
  failed > 0 && t('webhook-page.failed', { count: failed }),
];
