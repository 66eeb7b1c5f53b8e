import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { Page } from '../../../web/components/Page.tsx';
import { t } from '../../../web/language.ts';
import type { Filed } from '../contract.ts';
import { Promised } from './Promised.tsx';
import '../../../web/styles/record.css';

/** What the reporter takes along: who has it, until when and why then, and the code to follow it by. */
export function FiledCard({ filed, again }: { filed: Filed; again: () => void }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => scrollTo(0, 0), []); // it is shorter than the form was
  const link = `${location.origin}${filed.followPath}`;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <Page
      className="narrow report-form"
      title={t('report-page.filed', { number: filed.number })}
      under={filed.referral === null && t('report-page.filed.under', { owner: filed.owner.name })}
    >
      <Promised filed={filed} />
      <section className="card padded report-part" aria-labelledby="filed-code">
        <h2 id="filed-code">{t('report-page.filed.follow')}</h2>
        <p className="follow-code">
          {filed.number}-{filed.followCode}
        </p>
        <p className="hint">{t('report-page.filed.keep')}</p>
        <div className="acts">
          <Link className="button primary" href={filed.followPath}>
            {t('report-page.filed.open')}
          </Link>
          {'clipboard' in navigator && (
            <button type="button" onClick={() => void copy()}>
              {t(copied ? 'report-page.filed.copied' : 'report-page.filed.copy')}
            </button>
          )}
          <button type="button" onClick={again}>
            {t('report-page.filed.another')}
          </button>
        </div>
      </section>
    </Page>
  );
}
