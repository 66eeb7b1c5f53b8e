/** What other modules may use of this one. */

export { type Indicator, NewIndicator, NewObservation, type SeriesPoint } from './contract.ts';
export { addShippedIndicators } from './server/add-shipped.ts';
export { addProposedDivisions } from './server/balance/add-proposed.ts';
export { defineIndicator } from './server/define-indicator.ts';
export { getIndicator } from './server/definitions.ts';
export { figuresAge } from './server/figures-age.ts';
export { takeMeasure } from './server/measure-by-night.ts';
export { type ObservedFigure, observedFigures } from './server/observed-figures.ts';
export { recordObservation } from './server/record-observation.ts';
export { derivedRecords, observationRecords } from './server/record-sources.ts';
export { readSeries } from './server/series.ts';
export { setTarget } from './server/targets/set-target.ts';
export { NewTarget } from './targets/contract.ts';
