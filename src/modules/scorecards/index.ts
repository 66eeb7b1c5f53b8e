/** What other modules may use of this one. */

export type { GoalStory } from './contract.ts';
export { type CriteriaSet, standardsOf } from './criteria-set.ts';
export { tellGoal } from './server/goals.ts';
export { type Scored, scoreAreas } from './server/score-areas.ts';
export { latestValues } from './server/values.ts';
export { setsAbout } from './shipped-sets.ts';
