import { StandingMark } from '../../../../web/components/Standing.tsx';
import type { TargetState as State } from '../../targets/state.ts';
import { standingOfState, stateWord } from './words.ts';

/** Where a target stands: a colour, a shape and a word. */
export const TargetState = ({ state }: { state: State }) => (
  <StandingMark standing={standingOfState[state]} word={stateWord(state)} />
);
