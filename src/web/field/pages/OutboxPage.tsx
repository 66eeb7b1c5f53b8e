import { Link } from 'wouter';
import type { WorkItem } from '../../../kernel/work/contract.ts';
import { capitalised } from '../../capitalised.ts';
import { formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { dropDraft } from '../drafts.ts';
import { discard, mend, sendAgain, sendNow } from '../outbox/outbox.ts';
import { type Parcel, withPhotos } from '../outbox/parcel.ts';
import type { Draft } from '../store.ts';
import { isOpenParcel, needsPerson } from '../use-outbox.ts';
import { Conflict } from './Conflict.tsx';
import { proofOf } from './new-parcel.ts';
import { kindWord, ParcelState } from './ParcelState.tsx';
import type { FieldPage } from './page.ts';
import { Photos } from './parts.tsx';

/** Phiếu gửi: what was begun, what waits, what came back, what has arrived. Nothing goes away unseen. */
export function OutboxPage({ outbox }: FieldPage) {
  const open = outbox.parcels.filter(isOpenParcel);
  const asks = open.filter(needsPerson);
  const waits = open.filter((parcel) => !needsPerson(parcel));
  const sent = outbox.parcels.filter(({ state }) => state === 'sent').reverse();
  return (
    <>
      <h1>{t('field.tab.outbox')}</h1>
      {open.length === 0 && outbox.drafts.length === 0 && <p className="dim">{t('field.outbox.empty')}</p>}
      {asks.length > 0 && (
        <Heap title={t('field.outbox.asks', { count: asks.length })}>
          {asks.map((parcel) => (
            <Asks key={parcel.seq} parcel={parcel} />
          ))}
        </Heap>
      )}
      {waits.length > 0 && (
        <Heap title={t('field.outbox.waits', { count: waits.length })}>
          {waits.map((parcel) => (
            <li key={parcel.seq}>
              <ParcelState parcel={parcel} />
              <About parcel={parcel} />
              {parcel.trouble !== null && <p className="small dim">{parcel.trouble.sentence}</p>}
              {parcel.trouble?.status === 401 && (
                <a className="button" href={`/sign-in?to=${encodeURIComponent('/field/outbox')}`}>
                  {t('web.nav.sign-in')}
                </a>
              )}
            </li>
          ))}
          <li>
            <button type="button" className="big" onClick={() => void sendNow()}>
              {t('field.outbox.now')}
            </button>
          </li>
        </Heap>
      )}
      {outbox.drafts.length > 0 && (
        <Heap title={t('field.outbox.drafts', { count: outbox.drafts.length })}>
          {outbox.drafts.map((draft) => (
            <DraftRow key={draft.id} draft={draft} />
          ))}
        </Heap>
      )}
      {sent.length > 0 && (
        <Heap title={t('field.outbox.sent')}>
          {sent.map((parcel) => (
            <li key={parcel.seq}>
              <ParcelState parcel={parcel} />
              <About parcel={parcel} />
            </li>
          ))}
        </Heap>
      )}
    </>
  );
}

function Heap({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="card padded">
      <h2>{title}</h2>
      <ul className="parcels">{children}</ul>
    </section>
  );
}

const pathOf = ({ record }: Parcel): string | null => {
  const [sort, id] = record.split(':');
  return sort === 'work-item' ? `/tasks/${id}` : null;
};

function About({ parcel }: { parcel: Parcel }) {
  const path = pathOf(parcel);
  const title = capitalised(parcel.title);
  return (
    <p className="about">
      {path === null ? title : <Link href={path}>{title}</Link>}{' '}
      <span className="faint">{formatInstant(new Date(parcel.sentAt ?? parcel.madeAt).toISOString())}</span>
    </p>
  );
}

/** Refused, overtaken or uncertain: the person decides, and nothing is lost meanwhile. */
function Asks({ parcel }: { parcel: Parcel }) {
  const { state, trouble, current, request, uploads } = parcel;
  const now = current as WorkItem | null;
  const refused = uploads.findIndex(({ photoId }) => photoId === trouble?.photoId) + 1;
  return (
    <li className="asks">
      <ParcelState parcel={parcel} />
      <About parcel={parcel} />
      {state === 'unsure' && <p>{t('field.unsure')}</p>}
      {trouble !== null && trouble.sentence !== '' && <p>{trouble.sentence}</p>}
      {state === 'conflict' && now !== null && <Conflict parcel={parcel} now={now} />}
      {refused > 0 && <p>{t('field.photo.refused', { number: refused })}</p>}
      <ParcelPhotos parcel={parcel} />
      <Mend parcel={parcel} />
      <div className="acts">
        {(request !== null || uploads.length > 0) && (
          <button type="button" className="primary" onClick={() => void sendAgain(parcel)}>
            {state === 'conflict' ? t('field.conflict.mine') : t('field.again')}
          </button>
        )}
        <button type="button" onClick={() => void discard(parcel)}>
          {state === 'conflict' ? t('field.conflict.theirs') : t('field.discard')}
        </button>
      </div>
    </li>
  );
}

/** A photo that was refused can be taken out and another put in its place: the rest is as it was. */
function ParcelPhotos({ parcel }: { parcel: Parcel }) {
  const { account, uploads, proofPath = null } = parcel;
  if (uploads.length === 0 && proofPath === null) return null;
  const photos = uploads.map(({ photoId }) => photoId);
  const arrived = uploads.filter(({ serverId }) => serverId !== null).map(({ photoId }) => photoId);
  const change = (next: string[]) => void mend(parcel, (kept) => withPhotos(kept, next, proofOf(proofPath ?? '')));
  return (
    <Photos
      account={account}
      photos={photos}
      arrived={arrived}
      change={change}
      {...(proofPath === null && { most: photos.length })}
    />
  );
}

/** The words of it can be mended before it goes again. */
function Mend({ parcel }: { parcel: Parcel }) {
  const body = (parcel.request?.body ?? {}) as Record<string, unknown>;
  const name = ['text', 'note'].find((each) => typeof body[each] === 'string');
  if (name === undefined || parcel.request === null) return null;
  const say = (words: string) => (kept: Parcel) =>
    kept.request === null ? kept : { ...kept, request: { ...kept.request, body: { ...body, [name]: words } } };
  return (
    <textarea
      aria-label={t('field.mend')}
      defaultValue={String(body[name])}
      onBlur={({ target }) => void mend(parcel, say(target.value))}
    />
  );
}

function DraftRow({ draft }: { draft: Draft }) {
  return (
    <li>
      <p className="about">
        <Link href={draftPath(draft)}>{capitalised(draft.title)}</Link>{' '}
        <span className="faint">
          {draftWord(draft.kind)} · {formatInstant(new Date(draft.changedAt).toISOString())} ·{' '}
          {t('field.photos', { count: draft.photos.length })}
        </span>
      </p>
      <button type="button" onClick={() => void dropDraft(draft)}>
        {t('field.draft.drop')}
      </button>
    </li>
  );
}

const draftWord = (kind: Draft['kind']): string => kindWord(kind === 'finish' ? 'submit' : kind);

function draftPath({ kind, about, id }: Draft): string {
  if (kind === 'inspection') return `/inspections/${about}/${id}`;
  return kind === 'report' ? `/reports/${id}` : `/tasks/${about}`;
}
