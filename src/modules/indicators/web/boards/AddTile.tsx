import { useDeferredValue, useState } from 'react';
import { query } from '../../../../web/api.ts';
import { Field } from '../../../../web/components/Field.tsx';
import { t } from '../../../../web/language.ts';
import { type Page, useGet } from '../../../../web/queries.ts';
import type { Picture } from '../../boards/contract.ts';
import type { Indicator } from '../../contract.ts';
import { inWords } from '../words.ts';
import { PictureField } from './TileFields.tsx';

/** An indicator found by its words, and how it is to be drawn. */
export function AddTile({ add }: { add: (indicator: Indicator, picture: Picture) => void }) {
  const [words, setWords] = useState('');
  const [code, setCode] = useState('');
  const [picture, setPicture] = useState<Picture>('number');
  const asked = useDeferredValue(words.trim());
  const found = useGet<Page<Indicator>>(`/api/v1/indicators${query({ words: asked, limit: 200 })}`);
  const offered = found.data?.items ?? [];
  const chosen = offered.find((one) => one.code === code) ?? offered[0];
  return (
    <form
      className="card padded board-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) add(chosen, picture);
      }}
    >
      <h2>{t('boards.edit.add')}</h2>
      <Field label={t('boards.edit.find')}>
        <input type="search" value={words} maxLength={100} onChange={({ target }) => setWords(target.value)} />
      </Field>
      <Field label={t('boards.edit.indicator')}>
        <select value={chosen?.code ?? ''} onChange={({ target }) => setCode(target.value)}>
          {offered.length === 0 && <option value="">{t('boards.edit.none-found')}</option>}
          {offered.map((one) => (
            <option key={one.code} value={one.code}>
              {inWords(one.name)}
            </option>
          ))}
        </select>
      </Field>
      <PictureField chosen={picture} choose={setPicture} />
      <button type="submit" disabled={chosen === undefined}>
        {t('boards.edit.add')}
      </button>
    </form>
  );
}
