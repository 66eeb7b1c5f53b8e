import { useMutation } from '@tanstack/react-query';
import { type PointerEvent, useState } from 'react';
import type { Rectangle } from '../../../kernel/files/cover-rectangles.ts';
import { send } from '../../../web/api.ts';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { t } from '../../../web/language.ts';
import { refresh } from '../../../web/queries.ts';
import type { Moderation } from '../privacy/contract.ts';

interface Props {
  report: Moderation;
  photo: Moderation['photos'][number];
}

/** A hand that shakes draws no rectangle. */
const leastShare = 0.01;
const within = (share: number) => Math.min(1, Math.max(0, share));
const sides = ['left', 'top', 'width', 'height'] as const;

/** Faces and plates are covered by hand, by drawing or by numbers; the copy for the public does not hold what it hides. */
export function ModeratePhoto({ report, photo }: Props) {
  const [cover, setCover] = useState<Rectangle[]>(photo.covered);
  const [drawn, draw] = useState<{ from: [number, number]; to: [number, number] } | null>(null);
  const [reason, setReason] = useState('');
  const path = `/api/v1/reports/${report.id}/photos/${photo.id}`;
  const deciding = useMutation({
    mutationFn: ({ act, body }: { act: 'publish' | 'withhold'; body: unknown }) =>
      send(`${path}/${act}`, { body, ifMatch: `"${report.version}"` }),
    onSuccess: refresh,
  });
  const at = (event: PointerEvent<HTMLElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  };
  const drawing = drawn === null ? null : rectangleOf(drawn.from, drawn.to);
  const finish = () => {
    if (drawing !== null && drawing.width >= leastShare && drawing.height >= leastShare) setCover([...cover, drawing]);
    draw(null);
  };
  return (
    <div className="form-part moderate-photo">
      <h3>{t('moderate.photo')}</h3>
      <p className="small dim">{t(`moderate.photo.${photo.publication}`)}</p>
      <div
        className="photo-to-cover"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          draw({ from: at(event), to: at(event) });
        }}
        onPointerMove={(event) => drawn !== null && draw({ ...drawn, to: at(event) })}
        onPointerUp={finish}
        onPointerCancel={() => draw(null)}
      >
        <img src={path} alt={t(`report-page.photo.${photo.kind}`)} draggable={false} />
        {[...cover, ...(drawing === null ? [] : [drawing])].map((part) => (
          <i key={sides.map((side) => part[side]).join()} style={shown(part)} />
        ))}
      </div>
      <p className="hint">{t('moderate.cover-hint')}</p>
      {cover.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rectangle has no name, and its numbers are kept above
        <fieldset key={i} className="cover-numbers">
          <legend>{t('moderate.cover-part', { number: i + 1 })}</legend>
          {sides.map((side) => (
            <Field key={side} label={t(`moderate.cover.${side}`)}>
              <input
                type="number"
                min={0}
                max={100}
                value={Math.round(part[side] * 100)}
                onChange={({ target }) => {
                  const next = { ...part, [side]: within(Number(target.value) / 100) };
                  setCover(cover.map((one, n) => (n === i ? next : one)));
                }}
              />
            </Field>
          ))}
          <button type="button" onClick={() => setCover(cover.filter((_, n) => n !== i))}>
            {t('moderate.cover-remove')}
          </button>
        </fieldset>
      ))}
      {deciding.isError && <ProblemNotice error={deciding.error} />}
      <div className="acts">
        <button type="button" onClick={() => setCover([...cover, { left: 0.4, top: 0.4, width: 0.2, height: 0.2 }])}>
          {t('moderate.cover-add')}
        </button>
        <button
          type="button"
          className="primary"
          disabled={deciding.isPending}
          onClick={() => deciding.mutate({ act: 'publish', body: { cover } })}
        >
          {t('moderate.photo-publish')}
        </button>
      </div>
      {photo.publication !== 'withheld' && (
        <details>
          <summary>{t('moderate.photo-withhold')}</summary>
          <Field label={t('report-page.act.reason')} hint={t('report-page.act.reason-missing')}>
            <input maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />
          </Field>
          <button
            type="button"
            disabled={deciding.isPending}
            onClick={() => deciding.mutate({ act: 'withhold', body: { reason } })}
          >
            {t('moderate.photo-withhold')}
          </button>
        </details>
      )}
    </div>
  );
}

function rectangleOf([x1, y1]: [number, number], [x2, y2]: [number, number]): Rectangle {
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

const shown = ({ left, top, width, height }: Rectangle) => ({
  left: `${left * 100}%`,
  top: `${top * 100}%`,
  width: `${width * 100}%`,
  height: `${height * 100}%`,
});
