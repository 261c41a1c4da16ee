import { ANSWERED } from './answered.ts'
import type { Scenario } from './scenario.ts'
import { TELEPHONES } from './telephones.ts'
import { UNANSWERED } from './unanswered.ts'

/** Everything that must go the same way on the simulator and on a real switch. */
export const SCENARIOS: readonly Scenario[] = [...ANSWERED, ...UNANSWERED, ...TELEPHONES]
