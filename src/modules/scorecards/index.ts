/** What other modules may use of this one. */

export type { GoalStory } from './contract.ts';
export { tellGoal } from './server/goals.ts';
