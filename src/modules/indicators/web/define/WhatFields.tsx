import { type MessageKey, t } from '../../../../web/language.ts';
import { ChoiceField, TextField } from '../../../../web/pages/admin/fields.tsx';
import { fields } from '../../contract.ts';
import type { PartProps } from './DefinitionForm.tsx';

/** Its code and name, and what it means. */
export function WhatFields({ draft, set, wrong, isNew }: PartProps & { isNew: boolean }) {
  return (
    <fieldset className="card padded form">
      <legend>{t('define.what')}</legend>
      {isNew && (
        <TextField
          label={t('indicator.code')}
          hint={t('define.code.hint')}
          value={draft.code}
          set={(code) => set({ code })}
          wrong={wrong('code')}
        />
      )}
      <div className="two-fields">
        <TextField
          label={t('define.name.vi')}
          value={draft.nameVi}
          set={(nameVi) => set({ nameVi })}
          wrong={wrong('name.vi')}
        />
        <TextField
          label={t('define.name.en')}
          value={draft.nameEn}
          set={(nameEn) => set({ nameEn })}
          wrong={wrong('name.en')}
        />
      </div>
      <div className="two-fields">
        <TextField
          long
          label={t('define.description.vi')}
          value={draft.descriptionVi}
          set={(descriptionVi) => set({ descriptionVi })}
          wrong={wrong('description.vi')}
          optional
        />
        <TextField
          long
          label={t('define.description.en')}
          value={draft.descriptionEn}
          set={(descriptionEn) => set({ descriptionEn })}
          wrong={wrong('description.en')}
          optional
        />
      </div>
      <ChoiceField
        label={t('indicators.page.field')}
        value={draft.field}
        set={(field) => set({ field })}
        options={fields}
        word={(one) => t(`indicators.field.${one}` satisfies MessageKey)}
      />
    </fieldset>
  );
}
