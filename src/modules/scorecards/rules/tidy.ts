/**
 * Takes the dust of binary fractions off a sum: 74.99999999999999 is 75. The law says nothing about rounding, so nothing
 * else is rounded; 74.996 stays short of 75.
 */
export const tidy = (points: number): number => (Number.isInteger(points) ? points : Number(points.toFixed(9)));
