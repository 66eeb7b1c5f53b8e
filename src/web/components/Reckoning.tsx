import { language, t } from '../language.ts';

interface Explained {
  vi: string;
  en: string;
}

/** Every date can be opened and says how it was computed. */
export function Reckoning({ explanation, open = false }: { explanation: Explained; open?: boolean }) {
  return (
    <details open={open}>
      <summary>{t('web.reckoning')}</summary>
      <p className="reckoning">{explanation[language()]}</p>
    </details>
  );
}
