import { routeOf } from '../dialplan/outbound.ts'
import type { PlanDestination } from '../plan/inbound.ts'
import { numberWord } from '../words.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import type { Findings } from './problem.ts'
import { destinationsOf } from './references.ts'

/** Where callers are sent must exist, be reachable, and not lead back without a pause. */
export function checkDestinations(plan: SwitchPlan, findings: Findings): void {
  for (const { place, destination } of destinationsOf(plan)) {
    if (!exists(plan, destination)) findings.add(place, 'unknown', nameOf(destination))
    else if (destination.to === 'outside' && !dialable(plan, destination.number)) {
      findings.add(place, 'unknown', destination.number)
    }
  }
  for (const { number: item, forwards, remoteNumber, enabled } of plan.extensions) {
    const place = (field: string) => ({ part: 'extensions', item, field })
    for (const { to } of forwards) {
      if (to === item) findings.add(place('forwards'), 'circle', to)
      else if (enabled && !isExtension(plan, to) && !dialable(plan, to)) {
        findings.add(place('forwards'), 'unknown', to)
      }
    }
    if (enabled && remoteNumber !== null && !dialable(plan, remoteNumber)) {
      findings.add(place('remoteNumber'), 'unknown', remoteNumber)
    }
  }
  findForwardCircles(plan, findings)
  findTimeCircles(plan, findings)
}

function exists(plan: SwitchPlan, destination: PlanDestination): boolean {
  switch (destination.to) {
    case 'group':
      return plan.groups.some((one) => one.number === destination.group)
    case 'menu':
      return plan.menus.some((one) => one.name === destination.menu)
    case 'extension':
      return isExtension(plan, destination.extension)
    case 'voicemail':
      return (
        plan.groups.some((one) => String(one.number) === destination.box) ||
        plan.extensions.some(
          (one) => one.enabled && one.voicemail && one.number === destination.box
        )
      )
    case 'time_condition':
      return plan.timeConditions.some((one) => one.name === destination.timeCondition)
    case 'hang_up':
      return (
        destination.prompt === null ||
        plan.sounds.prompts.some((one) => one.name === destination.prompt)
      )
    case 'outside':
      return true
  }
}

function nameOf(destination: PlanDestination): string {
  switch (destination.to) {
    case 'group':
      return String(destination.group)
    case 'menu':
      return destination.menu
    case 'extension':
      return destination.extension
    case 'voicemail':
      return destination.box
    case 'time_condition':
      return destination.timeCondition
    case 'hang_up':
      return destination.prompt ?? ''
    case 'outside':
      return destination.number
  }
}

function isExtension(plan: SwitchPlan, number: string): boolean {
  return plan.extensions.some((one) => one.enabled && one.number === number)
}

/** Whether an outbound route with a trunk takes this number. */
function dialable(plan: SwitchPlan, number: string): boolean {
  try {
    return routeOf(plan, numberWord(number)) !== null
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Extensions that always forward to each other; other forwarding ends at a telephone that rings. */
function findForwardCircles(plan: SwitchPlan, findings: Findings): void {
  const next = new Map<string, string>()
  for (const { number, forwards, enabled } of plan.extensions) {
    const always = forwards.find((one) => one.when === 'always')
    if (enabled && always && always.to !== number) next.set(number, always.to)
  }
  for (const start of next.keys()) {
    if (returns(start, (at) => [next.get(at)])) {
      findings.add({ part: 'extensions', item: start, field: 'forwards' }, 'circle', start)
    }
  }
}

/** Time conditions that send on to each other; a menu or a group in between is a pause. */
function findTimeCircles(plan: SwitchPlan, findings: Findings): void {
  const next = (name: string) => {
    const found = plan.timeConditions.find((one) => one.name === name)
    return found === undefined
      ? []
      : [found.open, found.closed].map((one) =>
          one.to === 'time_condition' ? one.timeCondition : undefined
        )
  }
  for (const { name } of plan.timeConditions) {
    if (returns(name, next)) {
      findings.add({ part: 'timeConditions', item: name, field: 'open' }, 'circle', name)
    }
  }
}

function returns(start: string, next: (at: string) => readonly (string | undefined)[]): boolean {
  const seen = new Set<string>()
  const open = [...next(start)]
  while (open.length > 0) {
    const at = open.pop()
    if (at === start) return true
    if (at === undefined || seen.has(at)) continue
    seen.add(at)
    open.push(...next(at))
  }
  return false
}
