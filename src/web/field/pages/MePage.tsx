import { useState } from 'react';
import { changeLanguage, language, t } from '../../language.ts';
import { forgetAnswers } from '../forget.ts';
import { isOpenParcel } from '../use-outbox.ts';
import type { FieldPage } from './page.ts';

/** Who is here, in which language, and the way out. */
export function MePage({ person, outbox }: FieldPage) {
  const [failed, fail] = useState(false);
  const waiting = outbox.parcels.filter(isOpenParcel).length + outbox.drafts.length;
  const leave = async () => {
    const answer = await fetch('/api/v1/session', { method: 'DELETE' }).catch(() => null);
    if (answer === null || (!answer.ok && answer.status !== 401)) return fail(true);
    await forgetAnswers();
    location.assign('/field');
  };
  return (
    <>
      <h1>{person.name}</h1>
      <section className="card padded form">
        <button type="button" className="big" onClick={() => changeLanguage(language() === 'vi' ? 'en' : 'vi')}>
          {t('web.language.change')}
        </button>
        <a className="button big" href="/desk">
          {t('field.whole')}
        </a>
        {waiting > 0 && <p className="notice care">{t('field.leave.waiting', { count: waiting })}</p>}
        <button type="button" className="big" onClick={() => void leave()}>
          {t('field.leave')}
        </button>
        {failed && <p className="notice wrong">{t('field.leave.offline')}</p>}
      </section>
      <p className="small dim">{t('field.install')}</p>
    </>
  );
}
