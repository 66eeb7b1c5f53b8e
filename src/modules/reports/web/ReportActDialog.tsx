import { type FormEvent, useState } from 'react';
import { Chooser, type Named, organisationsFor } from '../../../web/components/Chooser.tsx';
import { Dialog } from '../../../web/components/Dialog.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { FormEnd } from '../../../web/components/FormEnd.tsx';
import { type MessageKey, t } from '../../../web/language.ts';
import { PositionPicker, usePosition } from '../../../web/map/PositionPicker.tsx';
import { lonLat } from '../../../web/map/shown.ts';
import { useGet } from '../../../web/queries.ts';
import type { Category } from '../categories/contract.ts';
import type { Report, ReportActName } from '../contract.ts';
import { reportActWord, spoken } from './report-words.ts';

interface Props {
  act: ReportActName;
  report: Report;
  /** What stands in it at first, where somebody else has said why. */
  begun?: { agency: string; reason: string };
  pending: boolean;
  error: unknown;
  close: () => void;
  send: (body: unknown) => void;
}

const shortestReason = 10;

/** What an act has to be told before it can be done; reasons are read by the reporter. */
export function ReportActDialog({ act, report, begun, pending, error, close, send }: Props) {
  const [text, say] = useState(begun?.reason ?? '');
  const [agency, setAgency] = useState(begun?.agency ?? '');
  const [owner, setOwner] = useState<Named | null>(null);
  const [category, setCategory] = useState(report.category.code);
  const position = usePosition(report.position === null ? null : lonLat(report.position.coordinates));
  const [wrong, setWrong] = useState<MessageKey | null>(null);
  const reasonIsFree = act === 'finish' || act === 'recategorise';

  const check = (): MessageKey | null => {
    if (act === 'refer' && agency.trim().length < 2) return 'report-page.act.agency-missing';
    if (act === 'reroute' && owner === null) return 'report-page.act.owner-missing';
    if (act === 'move' && position.value === null) return 'report-page.act.position-missing';
    if (text.trim().length < shortestReason && !reasonIsFree) return 'report-page.act.reason-missing';
    return null;
  };
  const bodyOf = (): unknown => {
    const said = text.trim();
    switch (act) {
      case 'finish':
        return said === '' ? {} : { note: said };
      case 'recategorise':
        return { category, ...(said === '' ? {} : { reason: said }) };
      case 'refer':
        return { agency: agency.trim(), reason: said };
      case 'reroute':
        return { ownerId: owner?.id, reason: said };
      case 'move':
        return { position: { type: 'Point', coordinates: position.value }, reason: said };
      default:
        return { reason: said };
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setWrong(found);
    if (found === null) send(bodyOf());
  };
  return (
    <Dialog title={reportActWord(act)} close={close}>
      <form className="form" noValidate onSubmit={submit}>
        {act === 'refer' && (
          <Field label={t('report-page.act.agency')}>
            <input maxLength={200} value={agency} onChange={({ target }) => setAgency(target.value)} />
          </Field>
        )}
        {act === 'reroute' && (
          <Chooser label={t('report-page.act.owner')} chosen={owner} choose={setOwner} pathFor={organisationsFor} />
        )}
        {act === 'recategorise' && <CategoryChoice chosen={category} choose={setCategory} />}
        {act === 'move' && <PositionPicker {...position} wrong={undefined} />}
        <Field
          label={t(act === 'finish' ? 'report-page.act.note' : 'report-page.act.reason')}
          optional={reasonIsFree}
          hint={t('report-page.act.told')}
        >
          <textarea rows={4} maxLength={2000} value={text} onChange={({ target }) => say(target.value)} />
        </Field>
        {wrong !== null && (
          <p className="wrong" role="alert">
            {t(wrong)}
          </p>
        )}
        <FormEnd act={reportActWord(act)} saving={{ error, isPending: pending }} close={close} />
      </form>
    </Dialog>
  );
}

function CategoryChoice({ chosen, choose }: { chosen: string; choose: (code: string) => void }) {
  const categories = useGet<{ items: Category[] }>('/api/v1/report-categories');
  return (
    <Field label={t('reports.filter.category')}>
      <select value={chosen} onChange={({ target }) => choose(target.value)}>
        {categories.data?.items.map(({ code, name }) => (
          <option key={code} value={code}>
            {spoken(name)}
          </option>
        ))}
      </select>
    </Field>
  );
}
