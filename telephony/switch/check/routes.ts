import { dialledExpression } from '../dialplan/outbound.ts'
import type { DialClass } from '../plan/phones.ts'
import type { PlanInboundRoute, PlanOutboundRoute } from '../plan/trunks.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import type { Findings } from './problem.ts'

/** Routes are tried in order: one that an earlier one hides never gets a call. */
export function checkRoutes(plan: SwitchPlan, findings: Findings): void {
  hidden(plan.inboundRoutes, takesAllInbound, (item, detail) =>
    findings.add({ part: 'inboundRoutes', item, field: 'dnis' }, 'hidden', detail)
  )
  hidden(plan.outboundRoutes, takesAllOutbound, (item, detail) =>
    findings.add({ part: 'outboundRoutes', item, field: 'beginnings' }, 'hidden', detail)
  )
  // Extensions are tried before the outside, so such a number could never be dialled.
  for (const route of plan.outboundRoutes) {
    if (!route.enabled) continue
    const taken = plan.extensions.find((one) => one.enabled && matches(route, one.number))
    if (taken) {
      findings.add(
        { part: 'outboundRoutes', item: route.name, field: 'beginnings' },
        'clash',
        taken.number
      )
    }
  }
}

function hidden<Route extends { name: string; enabled: boolean }>(
  routes: readonly Route[],
  takesAll: (earlier: Route, later: Route) => boolean,
  report: (item: string, detail: string) => void
): void {
  const open = routes.filter((route) => route.enabled)
  for (const [index, later] of open.entries()) {
    const earlier = open.slice(0, index).find((one) => takesAll(one, later))
    if (earlier) report(later.name, earlier.name)
  }
}

function takesAllInbound(earlier: PlanInboundRoute, later: PlanInboundRoute): boolean {
  if (earlier.trunk !== null && earlier.trunk !== later.trunk) return false
  if (earlier.prefix) return later.dnis.startsWith(earlier.dnis)
  return !later.prefix && later.dnis === earlier.dnis
}

const RANK: Readonly<Record<DialClass, number>> = { internal: 0, national: 1, international: 2 }

function takesAllOutbound(earlier: PlanOutboundRoute, later: PlanOutboundRoute): boolean {
  const begins = (text: string) =>
    earlier.beginnings.length === 0 || earlier.beginnings.some((one) => text.startsWith(one))
  const beginnings = later.beginnings.length === 0 ? [''] : later.beginnings
  return (
    earlier.timeGroup === null &&
    earlier.outsidePrefix === later.outsidePrefix &&
    RANK[earlier.dialClass] <= RANK[later.dialClass] &&
    earlier.minLength <= later.minLength &&
    earlier.maxLength >= later.maxLength &&
    beginnings.every(begins)
  )
}

function matches(route: PlanOutboundRoute, number: string): boolean {
  try {
    return new RegExp(dialledExpression(route)).test(number)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
