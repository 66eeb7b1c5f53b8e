import { useMutation } from '@tanstack/react-query';
import type { Webhook, WebhookDelivery } from '../../../kernel/webhooks/contract.ts';
import { send } from '../../api.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatInstant } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { refresh, useList } from '../../queries.ts';
import { eventWord } from './WebhookDialog.tsx';
import { webhooksPath } from './webhook-paths.ts';

/** What a webhook was told, the newest first: whether it was taken, how often it was tried, and what was answered. */
export function WebhookDeliveries({ webhook, close }: { webhook: Webhook; close: () => void }) {
  const path = `${webhooksPath}/${webhook.id}/deliveries`;
  const deliveries = useList<WebhookDelivery>(`${path}?limit=20`);
  const resending = useMutation({
    mutationFn: ({ id }: WebhookDelivery) => send(`${path}/${id}/send-again`, {}),
    onSuccess: refresh,
  });
  return (
    <Dialog title={t('webhook-page.deliveries-of', { name: webhook.name })} close={close}>
      <div className="form">
        {resending.isError && <ProblemNotice error={resending.error} />}
        {deliveries.isPending && <Bones lines={4} />}
        {deliveries.isError && <ProblemNotice error={deliveries.error} title={t('web.problem.load')} />}
        {deliveries.data?.length === 0 && <p className="dim">{t('webhook-page.no-deliveries')}</p>}
        <ul className="admin-terms">
          {deliveries.data?.map((delivery) => (
            <li key={delivery.id}>
              <strong>{eventWord(delivery.kind)}</strong>{' '}
              <span className={delivery.state === 'failed' ? 'is-overdue' : 'dim'}>
                {t(`webhook-page.delivery.${delivery.state}` satisfies MessageKey)}
              </span>
              <br />
              <span className="dim small">{linesOf(delivery).join(' · ')}</span>
              {delivery.state === 'failed' && webhook.state === 'active' && (
                <div className="acts">
                  <button type="button" disabled={resending.isPending} onClick={() => resending.mutate(delivery)}>
                    {t('webhook-page.send-again')}
                  </button>
                </div>
              )}
            </li>
          ))}
        </ul>
        <div className="acts">
          {deliveries.hasNextPage && (
            <button type="button" onClick={() => void deliveries.fetchNextPage()}>
              {t('web.more')}
            </button>
          )}
          <button type="button" onClick={() => void deliveries.refetch()}>
            {t('webhook-page.look-again')}
          </button>
          <button type="button" className="primary" onClick={close}>
            {t('web.close')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

const linesOf = ({ createdAt, attempts, status, error, state, nextAt }: WebhookDelivery): string[] => [
  formatInstant(createdAt),
  t('webhook-page.attempts', { count: attempts }),
  ...(status === null ? [] : [t('webhook-page.answered', { status })]),
  ...(error === null ? [] : [error]),
  ...(state === 'waiting' && nextAt !== null ? [t('webhook-page.next', { at: formatInstant(nextAt) })] : []),
];
