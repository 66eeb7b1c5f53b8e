import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useCity } from '../../../../web/city.ts';
import { Page } from '../../../../web/components/Page.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { reportPath } from '../../../../web/paths.ts';
import type { Filed } from '../../contract.ts';
import { Promised } from '../Promised.tsx';

interface Props {
  filed: Filed;
  text: string;
  another: () => void;
}

/** What the caller is told and the visitor takes along: number and code to read out, by when, with whom; on paper a slip. */
export function TakenDown({ filed, text, another }: Props) {
  const city = useCity();
  const at = useRef(useNow());
  const code = useRef<HTMLElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    code.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Page
      className="narrow report-form taken-down"
      over={<span className="on-slip">{t('report-for.slip', { city: city ?? '' })}</span>}
      title={t('report-page.filed', { number: filed.number })}
      under={filed.referral === null && t('report-page.filed.under', { owner: filed.owner.name })}
    >
      <section className="card padded report-part" aria-labelledby="taken-code" ref={code} tabIndex={-1}>
        <h2 id="taken-code">{t('report-for.code')}</h2>
        <p className="follow-code">
          <span>{filed.number}-</span>
          <wbr />
          <span>{filed.followCode}</span>
        </p>
        <p className="hint">{t('report-for.code.keep')}</p>
        <p className="on-slip">{t('report-for.slip.follow', { address: `${location.origin}/follow` })}</p>
      </section>
      <Promised filed={filed} />
      <section className="on-slip">
        <h2>{t('report-page.said')}</h2>
        <p className="said">{text}</p>
        <p>{t('report-for.slip.received', { at: formatInstant(at.current) })}</p>
      </section>
      <div className="acts">
        <button type="button" className="primary" onClick={another}>
          {t('report-for.another')}
        </button>
        <button type="button" onClick={() => print()}>
          {t('report-for.print')}
        </button>
        <Link className="button" href={reportPath(filed.id)}>
          {t('report-page.filed.open')}
        </Link>
      </div>
    </Page>
  );
}
