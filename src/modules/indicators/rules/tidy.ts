/** Takes the dust of binary fractions off what was reckoned: 0.1 + 0.2 is 0.3. */
export const tidy = (value: number): number => Number(value.toPrecision(12));
