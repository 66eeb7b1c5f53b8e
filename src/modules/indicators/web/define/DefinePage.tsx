import { useParams } from 'wouter';
import type { Organisation } from '../../../../kernel/organisations/contract.ts';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { dayOf } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { Indicator } from '../../contract.ts';
import { inWords } from '../words.ts';
import { DefinitionForm } from './DefinitionForm.tsx';
import { definitionOf, newDefinition } from './definition-draft.ts';
import '../indicators.css';

/** Lập chỉ tiêu, or say from now on something else of one: `/indicators/new`, `/indicators/{code}/edit`. */
export default function DefinePage() {
  const { code } = useParams<{ code?: string }>();
  const { may } = useSession();
  const today = dayOf(useNow());
  if (!may('indicators.define'))
    return (
      <Page title={t('define.new')}>
        <p className="notice care">{t('define.not-allowed')}</p>
      </Page>
    );
  if (code !== undefined) return <Change code={code} />;
  return (
    <Page className="narrow" title={t('define.new')} under={t('define.new.under')}>
      <DefinitionForm indicator={null} begin={newDefinition(today)} />
    </Page>
  );
}

function Change({ code }: { code: string }) {
  const indicator = useGet<Indicator>(`/api/v1/indicators/${code}`);
  return (
    <Answer of={indicator} bones={<Bones lines={10} />}>
      {(shown) => (
        <Page className="narrow" title={t('define.change')} over={inWords(shown.name)} under={t('define.change.under')}>
          {shown.organisationId === null ? (
            <DefinitionForm indicator={shown} begin={definitionOf(shown, null)} />
          ) : (
            <WithOwner indicator={shown} id={shown.organisationId} />
          )}
        </Page>
      )}
    </Answer>
  );
}

/** The form shows the name of who answers for it, so that it is known first. */
function WithOwner({ indicator, id }: { indicator: Indicator; id: string }) {
  const owner = useGet<Organisation>(`/api/v1/organisations/${id}`);
  return (
    <Answer of={owner} bones={<Bones lines={10} />}>
      {({ name }) => <DefinitionForm indicator={indicator} begin={definitionOf(indicator, { id, name })} />}
    </Answer>
  );
}
