import type { Named } from '../../../../web/components/Chooser.tsx';
import { orNull } from '../../../../web/pages/admin/fields.tsx';
import type { Aggregation, FieldCode, Indicator } from '../../contract.ts';
import type { Frequency } from '../../periods.ts';

/** How figures are put together, with whatever each way may need. */
export interface RuleDraft {
  by: Aggregation['by'];
  weight: string;
  of: string;
  over: string;
}

/** A definition as it is being written. */
export interface DefinitionDraft {
  code: string;
  nameVi: string;
  nameEn: string;
  descriptionVi: string;
  descriptionEn: string;
  field: FieldCode;
  unit: string;
  direction: Indicator['direction'];
  frequency: Frequency;
  overAreas: RuleDraft;
  overTime: RuleDraft;
  formula: string;
  measured: boolean;
  owner: Named | null;
  source: string;
  sourceUrl: string;
  rights: string;
  public: boolean;
  validFrom: string;
  validTo: string;
}

const rule = (by: Aggregation['by']): RuleDraft => ({ by, weight: '', of: '', over: '' });

export function newDefinition(today: string): DefinitionDraft {
  return {
    ...{ code: '', nameVi: '', nameEn: '', descriptionVi: '', descriptionEn: '', field: 'people', unit: 'people' },
    ...{ direction: 'more', frequency: 'year', overAreas: rule('sum'), overTime: rule('last'), formula: '' },
    ...{ measured: false, owner: null, source: '', sourceUrl: '', rights: '', public: false },
    ...{ validFrom: `${today.slice(0, 4)}-01-01`, validTo: '' },
  };
}

export function definitionOf(indicator: Indicator, owner: Named | null): DefinitionDraft {
  const { code, name, description, field, unit, direction, frequency, measured, validFrom } = indicator;
  return {
    ...{ code, field, unit, direction, frequency, measured, validFrom, owner },
    nameVi: name.vi,
    nameEn: name.en,
    descriptionVi: description?.vi ?? '',
    descriptionEn: description?.en ?? '',
    overAreas: ruleDraftOf(indicator.overAreas),
    overTime: ruleDraftOf(indicator.overTime),
    formula: indicator.formula ?? '',
    source: indicator.source ?? '',
    sourceUrl: indicator.sourceUrl ?? '',
    rights: indicator.rights ?? '',
    public: indicator.public,
    validTo: indicator.validTo ?? '',
  };
}

function ruleDraftOf(known: Aggregation): RuleDraft {
  if (known.by === 'mean') return { ...rule('mean'), weight: known.weight ?? '' };
  if (known.by === 'ratio') return { ...rule('ratio'), of: known.of, over: known.over };
  return rule(known.by);
}

function ruleOf({ by, weight, of, over }: RuleDraft) {
  if (by === 'mean') return { by, weight: orNull(weight) };
  return by === 'ratio' ? { by, of, over } : { by };
}

/** Everything but the code, as it is sent. */
export function termsOf(draft: DefinitionDraft) {
  const { field, unit, direction, frequency, measured, validFrom } = draft;
  const isDescribed = draft.descriptionVi.trim() !== '' || draft.descriptionEn.trim() !== '';
  return {
    ...{ field, unit, direction, frequency, measured, validFrom, public: draft.public },
    name: { vi: draft.nameVi, en: draft.nameEn },
    description: isDescribed ? { vi: draft.descriptionVi, en: draft.descriptionEn } : null,
    overAreas: ruleOf(draft.overAreas),
    overTime: ruleOf(draft.overTime),
    formula: orNull(draft.formula),
    organisationId: draft.owner?.id ?? null,
    source: orNull(draft.source),
    sourceUrl: orNull(draft.sourceUrl),
    rights: orNull(draft.rights),
    validTo: orNull(draft.validTo),
  };
}
