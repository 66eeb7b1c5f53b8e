import type { MapPoint } from './shown.ts';

/** The size of a mark on the map, in CSS pixels, and how much finer it is drawn. */
const size = 22;
const density = 3;

/** A colour of the tokens as the browser computes it now, in light or in dark. */
export function colour(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return computed;
}

const inks: Readonly<Record<MapPoint['standing'], string>> = {
  'done-on-time': 'done',
  'done-late': 'done-late',
  'in-time': 'open',
  'due-soon': 'soon',
  overdue: 'late',
  'without-deadline': 'none',
  place: 'indigo',
};

/** The same shapes as on the page, drawn for the map in the colours of the theme, on a disc that lifts them off it. */
export function drawMark(mark: MapPoint['standing']): { image: ImageData; pixelRatio: number } | null {
  const canvas = document.createElement('canvas');
  canvas.width = size * density;
  canvas.height = size * density;
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  const ink = colour(inks[mark]);
  const ground = colour('panel');
  pen.scale(density, density);
  pen.translate(3, 3); // the shapes stand in a field of 16 by 16
  pen.fillStyle = ground;
  pen.fill(new Path2D('M8 -2.5a10.5 10.5 0 1 0 0 21a10.5 10.5 0 1 0 0 -21z'));
  pen.fillStyle = ink;
  pen.strokeStyle = ink;
  pen.lineWidth = 1.8;
  const ring = new Path2D('M8 1.9a6.1 6.1 0 1 0 0 12.2a6.1 6.1 0 1 0 0 -12.2z');
  switch (mark) {
    case 'done-on-time':
      pen.fill(new Path2D('M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0 -14z'));
      pen.strokeStyle = ground;
      pen.stroke(new Path2D('M4.6 8.2l2.3 2.3 4.5-4.8'));
      break;
    case 'done-late':
      pen.stroke(ring);
      pen.stroke(new Path2D('M5 8.2l2.1 2.1 3.9-4.2'));
      break;
    case 'in-time':
      pen.stroke(ring);
      break;
    case 'due-soon':
      pen.stroke(ring);
      pen.fill(new Path2D('M8 2a6 6 0 0 1 0 12z'));
      break;
    case 'overdue':
      pen.fill(new Path2D('M8 1.4l7.2 13H.8z'));
      pen.strokeStyle = ground;
      pen.stroke(new Path2D('M8 6v4M8 11.3v1.6'));
      break;
    case 'without-deadline':
      pen.lineWidth = 2.2;
      pen.stroke(new Path2D('M2 8h12'));
      break;
    case 'place':
      pen.fill(new Path2D('M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0 -9z'));
      break;
  }
  return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: density };
}
