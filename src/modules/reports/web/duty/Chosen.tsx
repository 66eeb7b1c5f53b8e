import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { StandingMark } from '../../../../web/components/Standing.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { reportPath } from '../../../../web/paths.ts';
import type { Report } from '../../contract.ts';
import type { DeskReferral, DeskUnit } from '../../duty/contract.ts';
import { CallBack } from '../CallBack.tsx';
import { ReportPosition } from '../ReportPosition.tsx';
import { reportStanding, reportStateWord, spoken } from '../report-words.ts';
import { Similar } from './Similar.tsx';
import { mayGive, whyWords } from './unit-words.ts';
import './chosen.css';

interface Props {
  id: string | null;
  report: UseQueryResult<Report>;
  suggested: DeskUnit | undefined;
  referral: DeskReferral | null;
  give: (unit: DeskUnit) => void;
  refer: (referral: DeskReferral) => void;
  merge: (other: string) => void;
}

/** The report somebody thinks about: its words, its photos, where it is, who should have it, what it may repeat. */
export function Chosen({ id, report, suggested, referral, give, refer, merge }: Props) {
  return (
    <section className="duty-chosen" aria-label={t('duty.column.report')}>
      {id === null ? (
        <p className="card empty">{t('duty.choose')}</p>
      ) : (
        <Answer of={report} bones={<Bones lines={10} />}>
          {(shown) => (
            <>
              <What report={shown} />
              {referral !== null && (
                <section className="card padded duty-suggestion" aria-labelledby="duty-referral">
                  <h3 id="duty-referral">{t('duty.referral')}</h3>
                  <p>
                    <strong>{referral.agency}</strong>{' '}
                    <span className="dim">{t('duty.why.rule', { rule: referral.rule })}</span>
                  </p>
                  {shown.acts.includes('refer') && (
                    <button type="button" className="primary" onClick={() => refer(referral)}>
                      {t('duty.refer-to', { agency: referral.agency })}
                    </button>
                  )}
                </section>
              )}
              {suggested !== undefined && (
                <section className="card padded duty-suggestion" aria-labelledby="duty-suggestion">
                  <h3 id="duty-suggestion">{t('duty.suggestion')}</h3>
                  <p>
                    <strong>{suggested.name}</strong> <span className="dim">{whyWords(suggested)}</span>
                  </p>
                  {suggested.hasIt && <span className="chip">{t('duty.has-it')}</span>}
                  {mayGive(shown, suggested) && (
                    <button type="button" className="primary" onClick={() => give(suggested)}>
                      {t('duty.give-to', { unit: suggested.name })}
                    </button>
                  )}
                </section>
              )}
              <Similar report={shown} merge={merge} />
              <CallBack key={shown.id} report={shown} />
              <ReportPosition report={shown} />
            </>
          )}
        </Answer>
      )}
    </section>
  );
}

function What({ report }: { report: Report }) {
  return (
    <article className="card padded duty-what" aria-labelledby="duty-what">
      <p className="small dim">
        {report.number} · {formatInstant(report.reportedAt)} · {report.owner.name}
      </p>
      <h2 id="duty-what">{spoken(report.category)}</h2>
      <p className="standing-line">
        <StandingMark standing={reportStanding(report)} />
        <span className="chip">{reportStateWord(report.state)}</span>
        {report.expectedAt !== null && (
          <span className="small dim">
            {t('report-page.expected')}: {formatInstant(report.expectedAt)}
          </span>
        )}
      </p>
      {report.restricted && <p className="notice care">{t('report-page.restricted')}</p>}
      <blockquote className="said">{report.text ?? t('report-page.said.not-public')}</blockquote>
      {(report.address !== null || report.area !== null) && (
        <p className="dim">{[report.address, report.area?.name].filter((part) => part != null).join(' · ')}</p>
      )}
      {report.photoItems.length > 0 && (
        <ul className="report-photos">
          {report.photoItems.map(({ id, kind }) => (
            <li key={id}>
              <a href={`/api/v1/reports/${report.id}/photos/${id}`}>
                <img
                  src={`/api/v1/reports/${report.id}/photos/${id}?size=small`}
                  alt={t(`report-page.photo.${kind}`)}
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      <Link href={reportPath(report.id)}>{t('duty.open-record')}</Link>
    </article>
  );
}
