import { renderSwitch } from '../render_switch.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { checkDestinations } from './destinations.ts'
import { checkFields } from './fields.ts'
import { Findings } from './problem.ts'
import type { PlanProblem } from './problem.ts'
import { checkReferences } from './references.ts'
import { checkRoutes } from './routes.ts'

/**
 * Everything that is wrong with a plan; a plan without problems renders. Nothing of a plan is trusted
 * here: it may come straight from what people typed.
 */
export function checkSwitchPlan(plan: SwitchPlan): PlanProblem[] {
  const findings = new Findings()
  checkFields(plan, findings)
  checkReferences(plan, findings)
  checkDestinations(plan, findings)
  checkRoutes(plan, findings)
  if (findings.problems.length === 0) {
    // What the checks above have overlooked must not reach a switch either.
    try {
      renderSwitch(plan)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      findings.add({ part: 'plan', item: '', field: '' }, 'invalid', error.message)
    }
  }
  return findings.problems
}
