import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { MovePreview } from '../../../kernel/deadlines/contract.ts';
import { send } from '../../api.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { formatInstant } from '../../format.ts';
import { language, type MessageKey, t } from '../../language.ts';
import { taskPath } from '../../paths.ts';
import { refresh } from '../../queries.ts';
import { wrongAt } from './FormDialog.tsx';
import { ChoiceField, orNull, TextField } from './fields.tsx';

const kinds = ['swap', 'off', 'holiday', 'work', 'year'] as const;
type Kind = (typeof kinds)[number];
const calendars = ['city', 'national'] as const;
const sides = ['before', 'after'] as const;

const path = '/api/v1/calendar/announcements';
/** At which field a refusal belongs that speaks of a day. */
const refusals = {
  'calendar.already-off': 'content.off',
  'calendar.already-working': 'content.worked',
  'calendar.day-already-announced': 'content.off',
  'calendar.year-already-announced': 'content.year',
};

/** A change of the calendar: first which open deadlines it would move and why, then, as it was shown, announced. */
export function AnnounceDialog({ close }: { close: () => void }) {
  const [calendar, setCalendar] = useState<(typeof calendars)[number]>('city');
  const [kind, setKind] = useState<Kind>('swap');
  const [off, setOff] = useState('');
  const [worked, setWorked] = useState('');
  const [vi, setVi] = useState('');
  const [en, setEn] = useState('');
  const [year, setYear] = useState('');
  const [tetDaysBefore, setTetDaysBefore] = useState('2');
  const [nationalDay, setNationalDay] = useState<(typeof sides)[number]>('after');
  const [instrument, setInstrument] = useState('');
  const [url, setUrl] = useState('');
  const [shown, setShown] = useState<{ what: string; preview: MovePreview } | null>(null);

  const contentOf = () => {
    if (kind === 'swap') return { kind, off, worked };
    if (kind === 'year') return { kind, year: Number(year), tetDaysBefore: Number(tetDaysBefore), nationalDay };
    return { kind, day: kind === 'work' ? worked : off, name: { vi, en } };
  };
  const matter = { calendar, content: contentOf() };
  const what = JSON.stringify(matter);
  const isShown = shown?.what === what;
  const acting = useMutation({
    mutationFn: async () => {
      if (isShown) {
        await send(path, { body: { ...matter, instrument, url: orNull(url) } });
        await refresh();
        return close();
      }
      setShown({ what, preview: await send<MovePreview>(`${path}/preview`, { body: matter }) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    acting.mutate();
  };
  const wrong = (field: string) => wrongAt(acting.error, field, refusals);
  const dayOff = wrong('content.off') ?? wrong('content.day');
  return (
    <Dialog title={t('admin.announce')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <ChoiceField
          label={t('admin.announce.what')}
          value={kind}
          set={setKind}
          options={kinds}
          word={(one) => t(`admin.announce.${one}` satisfies MessageKey)}
        />
        <ChoiceField
          label={t('admin.announce.whose')}
          value={calendar}
          set={setCalendar}
          options={calendars}
          word={(one) => t(`admin.announce.${one}` satisfies MessageKey)}
        />
        {kind !== 'work' && kind !== 'year' && (
          <TextField type="date" label={t('admin.announce.day-off')} value={off} set={setOff} wrong={dayOff} />
        )}
        {(kind === 'work' || kind === 'swap') && (
          <TextField
            type="date"
            label={t('admin.announce.day-worked')}
            value={worked}
            set={setWorked}
            wrong={wrong('content.worked') ?? (kind === 'work' ? dayOff : undefined)}
          />
        )}
        {kind !== 'swap' && kind !== 'year' && (
          <>
            <TextField label={t('admin.announce.name-vi')} value={vi} set={setVi} wrong={wrong('content.name.vi')} />
            <TextField label={t('admin.announce.name-en')} value={en} set={setEn} wrong={wrong('content.name.en')} />
          </>
        )}
        {kind === 'year' && (
          <>
            <TextField type="number" label={t('admin.year')} value={year} set={setYear} wrong={wrong('content.year')} />
            <TextField
              type="number"
              label={t('admin.announce.tet')}
              value={tetDaysBefore}
              set={setTetDaysBefore}
              wrong={wrong('content.tetDaysBefore')}
            />
            <ChoiceField
              label={t('admin.announce.national-day')}
              value={nationalDay}
              set={setNationalDay}
              options={sides}
              word={(one) => t(`admin.announce.side.${one}` satisfies MessageKey)}
            />
          </>
        )}
        <TextField
          label={t('admin.instrument')}
          hint={t('admin.instrument-hint')}
          value={instrument}
          set={setInstrument}
          wrong={wrong('instrument')}
        />
        <TextField type="url" label={t('admin.url')} value={url} set={setUrl} wrong={wrong('url')} optional />
        {isShown && <Preview preview={shown.preview} />}
        <FormEnd act={isShown ? t('admin.announce.now') : t('admin.announce.preview')} saving={acting} close={close} />
      </form>
    </Dialog>
  );
}

function Preview({ preview: { count, items } }: { preview: MovePreview }) {
  return (
    <section aria-live="polite" className="preview">
      <h3>{t('admin.preview', { count })}</h3>
      <ul className="admin-terms">
        {items.map(({ aboutId, title, from, to, explanation }) => (
          <li key={aboutId}>
            {title === null ? t('admin.preview.unseen') : <Link href={taskPath(aboutId)}>{title}</Link>}
            <p className="small">
              {formatInstant(from)} → <strong>{formatInstant(to)}</strong>
            </p>
            <p className="small dim">{explanation[language()]}</p>
          </li>
        ))}
      </ul>
      {items.length < count && <p className="small dim">{t('admin.preview.more', { count: count - items.length })}</p>}
    </section>
  );
}
