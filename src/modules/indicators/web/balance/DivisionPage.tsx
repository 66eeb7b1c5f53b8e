import { useParams } from 'wouter';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { useGet } from '../../../../web/queries.ts';
import type { Division } from '../../balance/contract.ts';
import { DivisionForm } from './DivisionForm.tsx';
import '../indicators.css';
import './balance.css';

/** A division that is drawn anew, or a new one. */
export default function DivisionPage() {
  const { id } = useParams<{ id?: string }>();
  const division = useGet<Division>(id === undefined ? null : `/api/v1/area-divisions/${id}`);
  if (id === undefined) return <DivisionForm />;
  return (
    <Answer of={division} bones={<Bones lines={10} />}>
      {(found) => <DivisionForm key={found.version} division={found} />}
    </Answer>
  );
}
