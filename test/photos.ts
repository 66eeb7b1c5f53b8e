import sharp from 'sharp';

/** A picture as a telephone takes it: it says where it was taken. */
export const photoWithPlace = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#a04020' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Camera', Artist: 'Somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 29/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '103/1 58/1 0/1' },
    })
    .toBuffer();

/** What a picture says beside what it shows; of one that is kept, nothing. */
export async function tracesIn(picture: Buffer): Promise<string[]> {
  const { exif, xmp, iptc } = await sharp(picture).metadata();
  return Object.entries({ exif, xmp, iptc }).flatMap(([name, trace]) => (trace === undefined ? [] : [name]));
}
