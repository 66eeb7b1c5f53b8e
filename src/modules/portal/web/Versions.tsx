import { Answer } from '../../../web/components/Answer.tsx';
import { formatInstant } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useGet } from '../../../web/queries.ts';
import type { ArticleVersion } from '../contract.ts';
import { compareLines } from '../text/compare-lines.ts';

/** Every version with what differs from the one before it. */
export function Versions({ id }: { id: string }) {
  const versions = useGet<{ items: ArticleVersion[] }>(`/api/v1/articles/${id}/versions`);
  return (
    <section className="card padded" aria-labelledby="versions">
      <h2 id="versions">{t('article.versions')}</h2>
      <Answer of={versions}>
        {({ items }) =>
          items.map((version, at) => <OneVersion key={version.ordinal} version={version} before={items[at + 1]} />)
        }
      </Answer>
    </section>
  );
}

function OneVersion({ version, before }: { version: ArticleVersion; before: ArticleVersion | undefined }) {
  const { ordinal, standing, writtenBy, writtenAt, correction } = version;
  return (
    <details>
      <summary>
        {t('article.version', { number: ordinal })} · {t(`article.standing.${standing}` satisfies MessageKey)} ·{' '}
        {t('article.written', { name: writtenBy, at: formatInstant(writtenAt) })}
      </summary>
      {correction !== null && <p>{correction}</p>}
      {before === undefined ? (
        <pre className="article-lines">{wholeOf(version)}</pre>
      ) : (
        <Differences version={version} before={before} />
      )}
    </details>
  );
}

const wholeOf = ({ title, lead, body }: ArticleVersion): string => [title, lead, body].join('\n');

function Differences({ version, before }: { version: ArticleVersion; before: ArticleVersion }) {
  const lines = compareLines(wholeOf(before), wholeOf(version));
  if (lines.every(({ change }) => change === 'kept')) return <p>{t('article.no-differences')}</p>;
  return (
    <>
      <h3>{t('article.differences', { number: before.ordinal })}</h3>
      <div className="article-lines">
        {lines.map(({ text, change }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a comparison do not move
          <p key={at} className={change}>
            {change !== 'kept' && <span className="unseen">{t(`article.${change}`)}: </span>}
            {change === 'added' && <ins>{text}</ins>}
            {change === 'removed' && <del>{text}</del>}
            {change === 'kept' && text}
          </p>
        ))}
      </div>
    </>
  );
}
