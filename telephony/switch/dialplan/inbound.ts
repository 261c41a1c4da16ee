import { refusesCallers } from '../block_list.ts'
import { nameWord, numberWord, wholeNumber } from '../words.ts'
import type { PlanInboundRoute, PlanTrunk } from '../plan/trunks.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { CONTEXTS, send } from './destinations.ts'
import { literally, set, when } from './model.ts'
import { refusesStrangeNumbers } from './strange_numbers.ts'
import type { Condition, Context, Extension } from './model.ts'

/** Calls from outside: who is blocked, which trunk brings them, where the dialled number goes. */
export function inboundContext(plan: SwitchPlan): Context {
  const trunks = plan.trunks.filter((trunk) => trunk.enabled)
  const routes = plan.inboundRoutes.filter((one) => one.enabled)
  return {
    name: CONTEXTS.trunks,
    extensions: [
      refusesStrangeNumbers(),
      { name: 'block_list', blocks: [refusesCallers()] },
      ...trunks.filter((trunk) => trunk.inboundAddresses.length > 0).map(arrival),
      ...routes.map((one) => routeOf(plan, one)),
      {
        name: 'unknown_number',
        blocks: [
          {
            conditions: [when('destination_number', '^.*$')],
            actions: [['hangup', 'UNALLOCATED_NUMBER']],
          },
        ],
      },
    ],
  }
}

function comesFrom(trunk: string): Condition {
  return when(`\${acl(\${network_addr} trunk_${nameWord(trunk)})}`, '^true$')
}

/** Counts the call among those of its trunk; one too many hears that the line is busy. */
function arrival(trunk: PlanTrunk): Extension {
  const name = nameWord(trunk.name)
  const most = wholeNumber('Calls', trunk.maxCalls, 1, 1000)
  return {
    name: `trunk_${name}`,
    goesOn: true,
    blocks: [
      {
        conditions: [comesFrom(name)],
        actions: [set('spotline_trunk', name), ['limit', `hash trunks ${name} ${most} !USER_BUSY`]],
      },
    ],
  }
}

/**
 * The dialled number is taken from what the expression let through: the switch expands an argument
 * of `set` twice, so a number as dialled, such as `${system(…)}`, may not stand in one.
 */
function routeOf(plan: SwitchPlan, route: PlanInboundRoute): Extension {
  const dnis = literally(numberWord(route.dnis))
  const number = route.prefix ? `^(${dnis}[0-9*#+]{0,19})$` : `^(${dnis})$`
  const from = route.trunk === null ? [] : [comesFrom(route.trunk)]
  const shown = route.serviceNumber === null ? '$1' : numberWord(route.serviceNumber)
  return {
    name: `route_${nameWord(route.name)}`,
    blocks: [
      {
        conditions: [...from, when('destination_number', number)],
        actions: [
          set('spotline_call_id', '${uuid}'),
          set('spotline_dnis', shown),
          ...send(plan, route.destination),
        ],
      },
    ],
  }
}
