import { Chooser, organisationsFor } from '../../../../web/components/Chooser.tsx';
import { t } from '../../../../web/language.ts';
import { TextField, WithWrong } from '../../../../web/pages/admin/fields.tsx';
import type { PartProps } from './DefinitionForm.tsx';

/** Who answers for it, where its figures come from, who sees them, and from when to when it is measured. */
export function WhoFields({ draft, set, wrong }: PartProps) {
  return (
    <fieldset className="card padded form">
      <legend>{t('define.who')}</legend>
      <WithWrong wrong={wrong('organisationId')}>
        <Chooser
          label={t('indicator.owner')}
          chosen={draft.owner}
          choose={(owner) => set({ owner })}
          pathFor={organisationsFor}
        />
        {draft.owner !== null && (
          <button type="button" className="plain" onClick={() => set({ owner: null })}>
            {t('define.owner.remove')}
          </button>
        )}
      </WithWrong>
      <div className="two-fields">
        <TextField
          label={t('indicator.source')}
          value={draft.source}
          set={(source) => set({ source })}
          wrong={wrong('source')}
          optional
        />
        <TextField
          type="url"
          label={t('indicator.source-url')}
          value={draft.sourceUrl}
          set={(sourceUrl) => set({ sourceUrl })}
          wrong={wrong('sourceUrl')}
          optional
        />
      </div>
      <TextField
        label={t('indicator.rights')}
        hint={t('define.rights.hint')}
        value={draft.rights}
        set={(rights) => set({ rights })}
        wrong={wrong('rights')}
        optional
      />
      <label className="check">
        <input type="checkbox" checked={draft.public} onChange={({ target }) => set({ public: target.checked })} />
        {t('define.public')}
      </label>
      <div className="two-fields">
        <TextField
          type="date"
          label={t('define.valid-from')}
          value={draft.validFrom}
          set={(validFrom) => set({ validFrom })}
          wrong={wrong('validFrom')}
        />
        <TextField
          type="date"
          label={t('define.valid-to')}
          value={draft.validTo}
          set={(validTo) => set({ validTo })}
          wrong={wrong('validTo')}
          optional
        />
      </div>
    </fieldset>
  );
}
