import { useMutation, useQuery } from '@tanstack/react-query';
import { get, query, send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { t } from '../../language.ts';

const canBeTold = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** Whether this browser wants to be woken; nothing is asked of the person before they press the button. */
export function DeviceCard() {
  return (
    <section className="card padded form" aria-labelledby="device">
      <h2 id="device">{t('notices.settings.device')}</h2>
      {canBeTold() ? <Subscription /> : <p className="small dim">{t('notices.settings.device-cannot')}</p>}
    </section>
  );
}

const registered = () => navigator.serviceWorker.getRegistration('/');

function Subscription() {
  const subscription = useQuery({
    queryKey: ['push-subscription'],
    queryFn: async () => (await (await registered())?.pushManager.getSubscription()) ?? null,
  });
  const changing = useMutation({
    mutationFn: (now: PushSubscription | null) => (now === null ? subscribe() : unsubscribe(now)),
    onSuccess: () => subscription.refetch(),
  });
  if (subscription.data === undefined) return null;
  const isOn = subscription.data !== null;
  return (
    <>
      <p className="small">{isOn ? t('notices.settings.device-is-on') : t('notices.settings.device-is-off')}</p>
      {changing.data === 'denied' && (
        <p className="notice care" role="alert">
          {t('notices.settings.device-denied')}
        </p>
      )}
      {changing.isError && <ProblemNotice error={changing.error} />}
      <div className="acts">
        <button type="button" disabled={changing.isPending} onClick={() => changing.mutate(subscription.data ?? null)}>
          {isOn ? t('notices.settings.device-off') : t('notices.settings.device-on')}
        </button>
      </div>
    </>
  );
}

async function subscribe(): Promise<'done' | 'denied'> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  await navigator.serviceWorker.register('/push-worker.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  const { key } = await get<{ key: string }>('/api/v1/push-key');
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = subscription.toJSON();
  await send('/api/v1/push-subscriptions', { body: { endpoint, keys } });
  return 'done';
}

async function unsubscribe(subscription: PushSubscription): Promise<'done'> {
  await send(`/api/v1/push-subscriptions${query({ endpoint: subscription.endpoint })}`, { method: 'DELETE' });
  await subscription.unsubscribe();
  return 'done';
}
