import { areaFeatures } from './kernel/areas/feature-source.ts';
import type { FeatureSource } from './kernel/ogc/source.ts';
import { placeFeatures } from './kernel/places/feature-source.ts';
import { workFeatures } from './kernel/work/feature-source.ts';
import { reportFeatures } from './modules/reports/index.ts';

/** Every layer of the open standards, one line for each part and module. */
export const featureSources: readonly FeatureSource[] = [areaFeatures, placeFeatures, workFeatures, reportFeatures];
