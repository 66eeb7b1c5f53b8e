import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Bones, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { useRoving } from '../../../../web/components/roving.ts';
import { StandingShape } from '../../../../web/components/Standing.tsx';
import { t } from '../../../../web/language.ts';
import { useGet } from '../../../../web/queries.ts';
import type { Report } from '../../contract.ts';
import type { DeskUnit, UnitsForReport } from '../../duty/contract.ts';
import { reportStateWord } from '../report-words.ts';
import { mayGive, whyWords } from './unit-words.ts';
import './units.css';

interface Props {
  id: string | null;
  report: Report | undefined;
  units: UseQueryResult<UnitsForReport>;
  give: (unit: DeskUnit) => void;
}

/** Who may get the report, with what they have to do already: a card can be dropped on each. */
export function Units({ id, report, units, give }: Props) {
  const [text, type] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useGet<UnitsForReport>(
    id === null || asked === '' ? null : `/api/v1/reports/${id}/units?q=${encodeURIComponent(asked)}`,
  );
  const shown = asked === '' ? units : found;
  const roving = useRoving();
  const isOpen = report?.acts.includes('reroute') === true || report?.acts.includes('return') === true;
  return (
    <section className="card duty-units" aria-labelledby="duty-units">
      <header>
        <h2 id="duty-units">{t('duty.units')}</h2>
      </header>
      {id === null ? (
        <p className="empty">{t('duty.units.first')}</p>
      ) : (
        <div className="body">
          <p className="small dim duty-keys">{t('duty.units.drop')}</p>
          {report !== undefined && !isOpen && (
            <p className="notice care">{t('duty.units.closed', { state: reportStateWord(report.state) })}</p>
          )}
          {shown.isPending && <Bones lines={5} tall />}
          {shown.isError && <ProblemNotice error={shown.error} retry={() => void shown.refetch()} />}
          {shown.data?.items.length === 0 && <p className="dim">{t('duty.units.none')}</p>}
          <ol {...roving}>
            {shown.data?.items.map((unit, nr) => (
              <Unit
                key={unit.id}
                unit={unit}
                nr={asked === '' && nr < 9 ? nr + 1 : null}
                may={report !== undefined && mayGive(report, unit)}
                give={() => give(unit)}
              />
            ))}
          </ol>
          <Field label={t('duty.units.search')}>
            <input type="search" value={text} onChange={({ target }) => type(target.value)} />
          </Field>
        </div>
      )}
    </section>
  );
}

interface UnitProps {
  unit: DeskUnit;
  nr: number | null;
  may: boolean;
  give: () => void;
}

function Unit({ unit, nr, may, give }: UnitProps) {
  const [isOver, hover] = useState(false);
  return (
    <li
      className={[unit.suggested && 'is-suggested', isOver && 'is-over'].filter(Boolean).join(' ') || undefined}
      onDragOver={(event) => {
        if (!may) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'link';
        hover(true);
      }}
      onDragLeave={() => hover(false)}
      onDrop={(event) => {
        event.preventDefault();
        hover(false);
        if (may) give();
      }}
    >
      <button type="button" data-roving disabled={!may} onClick={give}>
        {nr !== null && <kbd>{nr}</kbd>}
        <span className="duty-unit-name">
          <strong>{unit.name}</strong>
          <small>{whyWords(unit)}</small>
        </span>
        <span className="duty-unit-marks">
          {unit.suggested && <span className="chip">{t('duty.suggested')}</span>}
          {unit.hasIt && <span className="chip">{t('duty.has-it')}</span>}
        </span>
        <Load load={unit.load} />
      </button>
    </li>
  );
}

function Load({ load: { open, late, soon } }: Pick<DeskUnit, 'load'>) {
  if (open === 0) return <span className="duty-load small dim">{t('duty.load.free')}</span>;
  return (
    <span className="duty-load">
      <span className="stack mini" aria-hidden="true">
        {late > 0 && <span className="is-overdue" style={{ flexGrow: late }} />}
        {soon > 0 && <span className="is-due-soon" style={{ flexGrow: soon }} />}
        {open > late + soon && <span className="is-in-time" style={{ flexGrow: open - late - soon }} />}
      </span>
      <span className={late > 0 ? 'small is-overdue' : 'small dim'}>
        {late > 0 && <StandingShape standing="overdue" />}
        {t('duty.load', { open, late })}
      </span>
    </span>
  );
}
