import { useState } from 'react';
import { send } from '../../../../web/api.ts';
import { formatInstant } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import { Admin } from '../../../../web/pages/admin/AdminPage.tsx';
import { Cards, Facts } from '../../../../web/pages/admin/Cards.tsx';
import { FormDialog } from '../../../../web/pages/admin/FormDialog.tsx';
import { SecretShown } from '../../../../web/pages/admin/SecretShown.tsx';
import type { Partner } from '../../intake/contract.ts';
import { PartnerDialog, partnersPath } from './PartnerDialog.tsx';

type Act = 'change' | 'pause' | 'resume' | 'renew';
type Asking = { act: 'add' } | { act: Act; partner: Partner };

/** Đối tác chuyển phản ánh: systems elsewhere that hand reports over, each by a mapping of its own messages. */
export default function PartnersPage() {
  const [asking, ask] = useState<Asking | null>(null);
  const [secret, show] = useState<string | null>(null);
  const close = () => ask(null);
  const actsOf = (partner: Partner) =>
    (['change', partner.active ? 'pause' : 'resume', 'renew'] as const).map((act) => (
      <button key={act} type="button" onClick={() => ask({ act, partner })}>
        {t(`partner-page.${act}` satisfies MessageKey)}
        <span className="unseen"> {partner.name}</span>
      </button>
    ));
  return (
    <Admin
      title={t('admin.partners')}
      permission="intake.manage"
      under={t('admin.partners.text')}
      acts={
        <button type="button" className="primary" onClick={() => ask({ act: 'add' })}>
          {t('partner-page.add')}
        </button>
      }
    >
      <Cards<Partner>
        path={`${partnersPath}?`}
        none={t('partner-page.none')}
        title={({ name }) => name}
        off={({ active }) => (active ? null : t('partner-page.paused'))}
        acts={actsOf}
      >
        {({ id, mapping, createdAt }) => (
          <>
            <p className="small">
              <code className="address">{`${location.origin}${partnersPath}/${id}/reports`}</code>
            </p>
            <Facts
              lines={[
                t('partner-page.categories', { count: Object.keys(mapping.categories).length }),
                mapping.otherCategory !== undefined && t('partner-page.other', { code: mapping.otherCategory }),
                t('partner-page.since', { at: formatInstant(createdAt) }),
              ]}
            />
          </>
        )}
      </Cards>
      {asking?.act === 'add' && <PartnerDialog partner={null} close={close} made={show} />}
      {asking?.act === 'change' && <PartnerDialog partner={asking.partner} close={close} made={show} />}
      {(asking?.act === 'pause' || asking?.act === 'resume') && (
        <FormDialog
          title={t(`partner-page.${asking.act}` satisfies MessageKey)}
          text={t(`partner-page.${asking.act}-text` satisfies MessageKey, { name: asking.partner.name })}
          run={() =>
            send(`${partnersPath}/${asking.partner.id}`, {
              method: 'PATCH',
              body: { active: asking.act === 'resume' },
              ifMatch: `"${asking.partner.version}"`,
            })
          }
          close={close}
        />
      )}
      {asking?.act === 'renew' && (
        <FormDialog
          title={t('partner-page.renew')}
          text={t('partner-page.renew-text', { name: asking.partner.name })}
          run={() => send<{ secret: string }>(`${partnersPath}/${asking.partner.id}/secret`, {})}
          done={(made) => show(made.secret)}
          close={close}
        />
      )}
      <SecretShown secret={secret} close={() => show(null)} />
    </Admin>
  );
}
