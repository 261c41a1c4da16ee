import { ANSWERED } from './answered.ts'
import { CAMPAIGNS } from './campaigns.ts'
import { FORWARDINGS } from './forwardings.ts'
import { OUTSIDE } from './outside.ts'
import { OWN_KEYS } from './own_keys.ts'
import type { Scenario } from './scenario.ts'
import { TELEPHONES } from './telephones.ts'
import { UNANSWERED } from './unanswered.ts'

/** Everything that must go the same way on the simulator and on a real switch. */
export const SCENARIOS: readonly Scenario[] = [
  ...ANSWERED,
  ...UNANSWERED,
  ...TELEPHONES,
  ...FORWARDINGS,
  ...OUTSIDE,
  ...OWN_KEYS,
  ...CAMPAIGNS,
]
