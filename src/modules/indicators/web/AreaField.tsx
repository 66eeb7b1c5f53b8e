import type { Area } from '../../../kernel/areas/contract.ts';
import { areaName } from '../../../web/area-words.ts';
import { Field } from '../../../web/components/Field.tsx';
import { t } from '../../../web/language.ts';

interface Props {
  areas: readonly Area[];
  chosen: Area | undefined;
  choose: (id: string) => void;
}

export function AreaField({ areas, chosen, choose }: Props) {
  return (
    <Field label={t('indicators.page.area')}>
      <select value={chosen?.id ?? ''} onChange={({ target }) => choose(target.value)}>
        {areas.map((area) => (
          <option key={area.id} value={area.id}>
            {areaName(area)}
          </option>
        ))}
      </select>
    </Field>
  );
}
