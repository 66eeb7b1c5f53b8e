/**
 * When the moon is new and where the sun stands, after Jean Meeus, Astronomical Algorithms (second edition, 1998),
 * chapters 49 and 25. Over 1968–2100 new moons are good to about a minute (what is uncertain is the earth's rotation
 * in decades to come), the sun's longitude to 0.01°, a quarter of an hour of time.
 */

const degree = Math.PI / 180;
const daysPerCentury = 36_525;
/** Julian ephemeris day of 2000-01-01 12:00. */
const epoch2000 = 2_451_545;

/** The Julian day, in universal time, of the new moon number `k`; number 0 is that of 2000-01-06. */
export function newMoon(k: number): number {
  const t = k / 1236.85;
  const mean = 2_451_550.09766 + 29.530588861 * k + (0.00015437 + (-0.00000015 + 0.00000000073 * t) * t) * t * t;
  const e = 1 - (0.002516 + 0.0000074 * t) * t;
  const sun = (2.5534 + 29.1053567 * k - (0.0000014 + 0.00000011 * t) * t * t) * degree;
  const moon = (201.5643 + 385.81693528 * k + (0.0107582 + (0.00001238 - 0.000000058 * t) * t) * t * t) * degree;
  const latitude = (160.7108 + 390.67050284 * k - (0.0016118 + (0.00000227 - 0.000000011 * t) * t) * t * t) * degree;
  const node = (124.7746 - 1.56375588 * k + (0.0020672 + 0.00000215 * t) * t * t) * degree;

  let correction = -0.00017 * Math.sin(node);
  for (const [amount, ofSun, ofMoon, ofLatitude] of newMoonTerms) {
    const angle = ofSun * sun + ofMoon * moon + ofLatitude * latitude;
    correction += amount * e ** Math.abs(ofSun) * Math.sin(angle);
  }
  for (const [amount, start, rate] of planetTerms) correction += amount * Math.sin((start + rate * k) * degree);
  correction += 0.000325 * Math.sin((299.77 + 0.107408 * k - 0.009173 * t * t) * degree);
  const dynamical = mean + correction;
  return dynamical - clockDifference(dynamical);
}

/** The apparent longitude of the sun, in degrees from 0 to 360, at a Julian day in universal time. */
export function solarLongitude(universal: number): number {
  const t = (universal + clockDifference(universal) - epoch2000) / daysPerCentury;
  const mean = 280.46646 + (36000.76983 + 0.0003032 * t) * t;
  const anomaly = (357.52911 + (35999.05029 - 0.0001537 * t) * t) * degree;
  const centre =
    (1.914602 - (0.004817 + 0.000014 * t) * t) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly);
  const apparent = mean + centre - 0.00569 - 0.00478 * Math.sin((125.04 - 1934.136 * t) * degree);
  return ((apparent % 360) + 360) % 360;
}

/** Dynamical less universal time, in days: the fit of Espenak and Meeus for 2005–2050, within a minute until 2100. */
function clockDifference(julianDay: number): number {
  const years = (julianDay - epoch2000) / 365.25;
  return (62.92 + (0.32217 + 0.005589 * years) * years) / 86_400;
}

/** Amount in days; multiples of the sun's anomaly, the moon's anomaly and the moon's argument of latitude. */
const newMoonTerms: readonly (readonly [number, number, number, number])[] = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
  [-0.00007, 2, 1, 0],
  [0.00004, 0, 2, -2],
  [0.00004, 3, 0, 0],
  [0.00003, 1, 1, -2],
  [0.00003, 0, 2, 2],
  [-0.00003, 1, 1, 2],
  [0.00003, -1, 1, 2],
  [-0.00002, -1, 1, -2],
  [-0.00002, 1, 3, 0],
  [0.00002, 0, 4, 0],
];

/** Amount in days; angle in degrees at k = 0; degrees for each k. */
const planetTerms: readonly (readonly [number, number, number])[] = [
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
];
