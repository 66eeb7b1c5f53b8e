import { accountRoles } from '../../../kernel/identity/actor.ts';
import { Chooser, type Named, organisationsFor } from '../../components/Chooser.tsx';
import { Field } from '../../components/Field.tsx';
import { type MessageKey, t } from '../../language.ts';

export interface Chosen {
  role: (typeof accountRoles)[number];
  organisation: Named | null;
  area: Named | null;
}

export const nothingChosen: Chosen = { role: 'officer', organisation: null, area: null };
export const idsOf = ({ role, organisation, area }: Chosen) => ({
  role,
  organisationId: organisation?.id ?? null,
  areaId: area?.id ?? null,
});

/** Which role, for which organisation, in which area. */
export function AppointmentFields({ chosen, choose }: { chosen: Chosen; choose: (chosen: Chosen) => void }) {
  return (
    <>
      <Field label={t('accounts.role')}>
        <select
          value={chosen.role}
          onChange={({ target }) => {
            const role = accountRoles.find((one) => one === target.value);
            if (role !== undefined) choose({ ...chosen, role });
          }}
        >
          {accountRoles.map((role) => (
            <option key={role} value={role}>
              {t(`account.role.${role}` satisfies MessageKey)}
            </option>
          ))}
        </select>
      </Field>
      <Chooser
        label={t('accounts.organisation')}
        chosen={chosen.organisation}
        choose={(organisation) => choose({ ...chosen, organisation })}
        pathFor={organisationsFor}
      />
      <Chooser
        label={`${t('accounts.area')} (${t('web.optional')})`}
        chosen={chosen.area}
        choose={(area) => choose({ ...chosen, area })}
        pathFor={(text) => `/api/v1/areas?q=${encodeURIComponent(text)}&limit=8`}
      />
    </>
  );
}
