/** After so many days without a sign of life an owner, and each piece of its work, counts as silent. */
export const silentAfterDays = 14;
