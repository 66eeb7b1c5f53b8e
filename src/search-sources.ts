import { areaSearch } from './kernel/areas/search-source.ts';
import { organisationSearch } from './kernel/organisations/search-source.ts';
import { placeSearch } from './kernel/places/search-source.ts';
import type { SearchSource } from './kernel/search/source.ts';
import { workSearch } from './kernel/work/search-source.ts';
import { directiveSources } from './modules/directives/index.ts';
import { articleSearch } from './modules/portal/index.ts';
import { reportSearch } from './modules/reports/index.ts';
import './work-followers.ts';

/** Everything that can be found, one line for each part and module. */
export const searchSources: readonly SearchSource[] = [
  ...directiveSources,
  placeSearch,
  organisationSearch,
  areaSearch,
  workSearch,
  reportSearch,
  articleSearch,
];
