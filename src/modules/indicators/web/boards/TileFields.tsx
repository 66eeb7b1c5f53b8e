import type { Area, AreaId } from '../../../../kernel/areas/contract.ts';
import { areaName } from '../../../../web/area-words.ts';
import { Field } from '../../../../web/components/Field.tsx';
import { type MessageKey, t } from '../../../../web/language.ts';
import { type BoardTile, Picture, pictures, widths } from '../../boards/contract.ts';

interface Props {
  tile: BoardTile;
  name: string;
  areas: readonly Area[];
  isFirst: boolean;
  isLast: boolean;
  change: (tile: BoardTile) => void;
  move: (by: 1 | -1) => void;
  drop: () => void;
}

/** One tile while a board is put together: its picture, its width, whose figures, and its place. */
export function TileFields({ tile, name, areas, isFirst, isLast, change, move, drop }: Props) {
  return (
    <article className="card padded board-card board-fields" aria-label={name}>
      <header>
        <strong>{name}</strong>
        <span className="board-moves">
          <button
            type="button"
            disabled={isFirst}
            aria-label={t('boards.edit.earlier', { name })}
            onClick={() => move(-1)}
          >
            ←
          </button>
          <button type="button" disabled={isLast} aria-label={t('boards.edit.later', { name })} onClick={() => move(1)}>
            →
          </button>
          <button type="button" aria-label={t('boards.edit.drop', { name })} onClick={drop}>
            ×
          </button>
        </span>
      </header>
      <PictureField chosen={tile.picture} choose={(picture) => change({ ...tile, picture })} />
      <Field label={t('boards.edit.width')}>
        <select value={tile.width} onChange={({ target }) => change({ ...tile, width: Number(target.value) })}>
          {widths.map((width) => (
            <option key={width} value={width}>
              {t(`boards.width.${width}` satisfies MessageKey)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('boards.edit.area')}>
        <select
          value={tile.areaId ?? ''}
          onChange={({ target }) => change({ ...tile, areaId: idOf(areas, target.value) })}
        >
          <option value="">{t('boards.edit.area-viewed')}</option>
          {areas.map((area) => (
            <option key={area.id} value={area.id}>
              {areaName(area)}
            </option>
          ))}
        </select>
      </Field>
    </article>
  );
}

const idOf = (areas: readonly Area[], chosen: string): AreaId | null =>
  areas.find(({ id }) => id === chosen)?.id ?? null;

export function PictureField({ chosen, choose }: { chosen: Picture; choose: (picture: Picture) => void }) {
  return (
    <Field label={t('boards.edit.picture')}>
      <select value={chosen} onChange={({ target }) => choose(Picture.parse(target.value))}>
        {pictures.map((picture) => (
          <option key={picture} value={picture}>
            {t(`boards.picture.${picture}` satisfies MessageKey)}
          </option>
        ))}
      </select>
    </Field>
  );
}
