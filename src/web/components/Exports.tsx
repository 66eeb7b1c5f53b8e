import { query } from '../api.ts';
import { language, t } from '../language.ts';
import './Exports.css';

/** What each list is given out as: files to take along, addresses for a calendar and for a feed reader. */
const formats = {
  'work-items': ['csv', 'xlsx', 'ics', 'atom'],
  reports: ['csv', 'xlsx', 'atom'],
  'duty-desk': ['csv', 'xlsx'],
  inspections: ['csv', 'xlsx'],
} as const;
const feeds: readonly string[] = ['ics', 'atom'];

interface Props {
  of: keyof typeof formats;
  /** Its filter, as it stands in an address: `?state=received`, or nothing. */
  chosen: string;
  /** What is given out. */
  under: string;
}

/** The list to take along: all of it, by the same filter, in the language of the page. */
export function Exports({ of, chosen, under }: Props) {
  const inLanguage = query({ lang: language() });
  const asked = chosen === '' ? inLanguage : `${chosen}${inLanguage.replace('?', '&')}`;
  return (
    <p className="exports">
      <span>{under}</span>
      {formats[of].map((format) => (
        <a key={format} className="button" href={`/api/v1/${of}.${format}${asked}`} download={!feeds.includes(format)}>
          {t(`web.export.${format}`)}
        </a>
      ))}
    </p>
  );
}
