import { formatDay } from '../../format.ts';
import { t } from '../../language.ts';

interface Period {
  validFrom: string;
  /** The first day no more. */
  validTo: string | null;
}

/** "từ 01/07/2025", "01/07/2025 đến trước 01/01/2027" */
export const periodWord = ({ validFrom, validTo }: Period): string =>
  validTo === null
    ? t('admin.since', { from: formatDay(validFrom) })
    : t('admin.period', { from: formatDay(validFrom), to: formatDay(validTo) });
