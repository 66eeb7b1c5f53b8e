import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { NoticeSettings } from '../../../kernel/notifications/contract.ts';
import { type Channel, channels, noticeKindNames, noticeKinds } from '../../../kernel/notifications/kinds.ts';
import { send } from '../../api.ts';
import { Answer, Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { type MessageKey, t } from '../../language.ts';
import { queries, useGet } from '../../queries.ts';
import { DeviceCard } from './DeviceCard.tsx';
import './notifications.css';

const path = '/api/v1/notice-settings';

/** Which way each kind of notice takes, when it may come, and in which language. */
export default function SettingsPage() {
  const settings = useGet<NoticeSettings>(path);
  return (
    <Page className="wide-middle" title={t('notices.settings')} under={t('notices.settings.under')}>
      <div className="notice-settings">
        <Answer of={settings} bones={<Bones lines={10} />}>
          {(kept) => <SettingsForm kept={kept} />}
        </Answer>
        <DeviceCard />
      </div>
    </Page>
  );
}

function SettingsForm({ kept }: { kept: NoticeSettings }) {
  const [chosen, choose] = useState(kept);
  const saving = useMutation({
    mutationFn: () => send<NoticeSettings>(path, { method: 'PUT', body: chosen }),
    onSuccess: (saved) => queries.setQueryData([path], saved),
  });
  const change = (changes: Partial<NoticeSettings>) => {
    saving.reset();
    choose((now) => ({ ...now, ...changes }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const quiet = chosen.quietHours;
  return (
    <form className="form" onSubmit={submit} noValidate>
      <section className="card">
        <WaysTable chosen={chosen} change={change} />
      </section>
      <section className="card padded form">
        <label className="check">
          <input type="checkbox" checked={chosen.email} onChange={({ target }) => change({ email: target.checked })} />
          {t('notices.settings.all-mail')}
        </label>
        <p className="small dim">{t('notices.settings.digest')}</p>
        <Field label={t('notices.settings.language')}>
          <select
            value={chosen.language}
            onChange={({ target }) => change({ language: target.value === 'en' ? 'en' : 'vi' })}
          >
            <option value="vi">{t('notices.settings.language.vi')}</option>
            <option value="en">{t('notices.settings.language.en')}</option>
          </select>
        </Field>
        <fieldset className="quiet">
          <legend>{t('notices.settings.quiet')}</legend>
          <label className="check">
            <input
              type="checkbox"
              checked={quiet !== null}
              onChange={({ target }) =>
                change({ quietHours: target.checked ? { from: '21:00', until: '06:30' } : null })
              }
            />
            {t('notices.settings.quiet-on')}
          </label>
          {quiet !== null && (
            <div className="two">
              <Field label={t('notices.settings.from')}>
                <input
                  type="time"
                  value={quiet.from}
                  onChange={({ target }) => change({ quietHours: { ...quiet, from: target.value } })}
                />
              </Field>
              <Field label={t('notices.settings.until')}>
                <input
                  type="time"
                  value={quiet.until}
                  onChange={({ target }) => change({ quietHours: { ...quiet, until: target.value } })}
                />
              </Field>
            </div>
          )}
          <p className="small dim">{t('notices.settings.quiet-hint')}</p>
        </fieldset>
      </section>
      {saving.isError && <ProblemNotice error={saving.error} />}
      <div className="acts">
        <button type="submit" className="primary" disabled={saving.isPending}>
          {t('web.save')}
        </button>
        <span role="status" className="small">
          {saving.isSuccess && t('notices.settings.saved')}
        </span>
      </div>
    </form>
  );
}

interface TableProps {
  chosen: NoticeSettings;
  change: (changes: Partial<NoticeSettings>) => void;
}

const wayWord = (way: Channel): string => t(`notices.settings.${way}` satisfies MessageKey);

function WaysTable({ chosen, change }: TableProps) {
  return (
    <table className="ways">
      <thead>
        <tr>
          <th scope="col">{t('notices.settings.kind')}</th>
          {channels.map((way) => (
            <th key={way} scope="col">
              {wayWord(way)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {noticeKindNames.map((kind) => {
          const ways = chosen.channels[kind] ?? noticeKinds[kind];
          const word = t(`notices.kind.${kind}` satisfies MessageKey);
          return (
            <tr key={kind}>
              <th scope="row">{word}</th>
              {channels.map((way) => (
                <td key={way}>
                  <label className="way">
                    <span className="unseen">
                      {t('notices.settings.channel-of', { kind: word, way: wayWord(way) })}
                    </span>
                    <input
                      type="checkbox"
                      checked={ways[way]}
                      disabled={way === 'email' && !chosen.email}
                      onChange={({ target }) =>
                        change({ channels: { ...chosen.channels, [kind]: { ...ways, [way]: target.checked } } })
                      }
                    />
                  </label>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
