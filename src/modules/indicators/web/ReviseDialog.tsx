import { useState } from 'react';
import { send } from '../../../web/api.ts';
import { t } from '../../../web/language.ts';
import { TextField } from '../../../web/pages/admin/fields.tsx';
import type { Indicator, Observation } from '../contract.ts';
import { FigureDialog, type FigureGiven } from './FigureDialog.tsx';
import { periodWords } from './words.ts';

interface Props {
  indicator: Indicator;
  entry: Observation;
  close: () => void;
}

/** Sửa số liệu: another figure takes its place, with the reason. */
export function ReviseDialog({ indicator, entry, close }: Props) {
  const [reason, setReason] = useState('');
  const revise = (figure: FigureGiven) =>
    send(`/api/v1/observations/${entry.id}/revise`, { body: { ...figure, sourceUrl: entry.sourceUrl, reason } });
  return (
    <FigureDialog
      title={t('indicator.revise-of', { period: periodWords(entry.period) })}
      act={t('indicator.revise')}
      unit={indicator.unit}
      source={entry.source}
      send={revise}
      close={close}
    >
      <TextField label={t('indicator.reason')} value={reason} set={setReason} />
    </FigureDialog>
  );
}
