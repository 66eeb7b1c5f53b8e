import { useState } from 'react';
import { t } from '../../../../web/language.ts';
import type { Picture } from '../../boards/contract.ts';
import type { Indicator } from '../../contract.ts';
import { IndicatorField } from '../IndicatorField.tsx';
import { PictureField } from './TileFields.tsx';

/** An indicator found by its words, and how it is to be drawn. */
export function AddTile({ add }: { add: (indicator: Indicator, picture: Picture) => void }) {
  const [chosen, choose] = useState<Indicator | null>(null);
  const [picture, setPicture] = useState<Picture>('number');
  return (
    <form
      className="card padded board-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) add(chosen, picture);
        choose(null);
      }}
    >
      <h2>{t('boards.edit.add')}</h2>
      <IndicatorField label={t('boards.edit.indicator')} code={chosen?.code ?? ''} choose={choose} />
      <PictureField chosen={picture} choose={setPicture} />
      <button type="submit" disabled={chosen === null}>
        {t('boards.edit.add')}
      </button>
    </form>
  );
}
