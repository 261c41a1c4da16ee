import { TRUNK_FAILED } from '../../calls/trunk_failed.ts'
import { refusesNumbers } from '../block_list.ts'
import { nameWord, numberWord, wholeNumber } from '../words.ts'
import type { DialClass } from '../plan/phones.ts'
import type { PlanOutboundRoute, PlanTrunk } from '../plan/trunks.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { CONTEXTS, TRANSFER_CONTEXT } from './destinations.ts'
import { goTo, isNamed, literally, set, when } from './model.ts'
import type { Action, Block, Context, Extension } from './model.ts'
import { isOpen } from './time_groups.ts'

/** Classes that may use a route of this class. A call without any is the house's own. */
const ALLOWED: Readonly<Record<DialClass, string>> = {
  internal: classes('internal', 'national', 'international'),
  national: classes('national', 'international'),
  international: classes('international'),
}

function classes(...names: DialClass[]): string {
  return `^(?:|(?:by_)?of_(?:${names.join('|')}))$`
}

/**
 * Calls to the outside. A telephone's call has its class from the directory (`of_national`); a caller
 * who is passed on outside goes under the class of the agent who did it (`by_of_national`).
 */
export function outboundContext(plan: SwitchPlan): Context {
  const routes = plan.outboundRoutes.filter(
    (route) => route.enabled && trunksOf(plan, route).length > 0
  )
  return {
    name: CONTEXTS.outside,
    extensions: [
      { name: 'block_list', blocks: [refusesNumbers()] },
      ...routes.flatMap((route) => [
        entrance(plan, route),
        ...trunksOf(plan, route).flatMap((trunk) => overTrunk(plan, route, trunk)),
      ]),
      unreached(),
      {
        name: 'no_route',
        blocks: [
          {
            conditions: [when('destination_number', '^.*$')],
            actions: [['hangup', 'NO_ROUTE_DESTINATION']],
          },
        ],
      },
    ],
  }
}

/** The trunks of a route that are in use, in the route's order. */
export function trunksOf(plan: SwitchPlan, route: PlanOutboundRoute): PlanTrunk[] {
  return route.trunks
    .map((name) => plan.trunks.find((trunk) => trunk.name === name))
    .filter((trunk) => trunk !== undefined && trunk.enabled) as PlanTrunk[]
}

/** What a telephone may dial for this route; the first group is the number behind the prefix. */
export function dialledExpression(route: PlanOutboundRoute): string {
  const prefix = route.outsidePrefix === '' ? '' : literally(numberWord(route.outsidePrefix))
  return `^${prefix}${behindPrefix(route)}$`
}

function behindPrefix(route: PlanOutboundRoute): string {
  const least = wholeNumber('Length', route.minLength, 1, 20)
  const most = wholeNumber('Length', route.maxLength, route.minLength, 20)
  const beginnings = route.beginnings.map((one) => literally(numberWord(one)))
  const begins = beginnings.length === 0 ? '' : `(?=${beginnings.join('|')})`
  return `(${begins}[0-9+]{${least},${most}})`
}

/**
 * The route of a number as people write it, with or without the outside prefix, and the number behind
 * the prefix. Null when no route takes it.
 */
export function routeOf(
  plan: SwitchPlan,
  number: string
): { route: PlanOutboundRoute; number: string } | null {
  for (const expression of [
    dialledExpression,
    (one: PlanOutboundRoute) => `^${behindPrefix(one)}$`,
  ]) {
    for (const route of plan.outboundRoutes) {
      if (!route.enabled || trunksOf(plan, route).length === 0) continue
      const found = new RegExp(expression(route)).exec(number)
      if (found) return { route, number: found[1]! }
    }
  }
  return null
}

/** The number as the trunk gets it; `number` is digits or an expression of the switch for them. */
export function outsideNumber(route: PlanOutboundRoute, number: string): string {
  const strip = wholeNumber('Digits', route.strip, 0, 20)
  const front = route.prepend === '' ? '' : numberWord(route.prepend)
  if (strip === '0') return `${front}${number}`
  if (!number.startsWith('${')) return `${front}${number.slice(route.strip)}`
  return `${front}${number.slice(0, -1)}:${strip}}`
}

function entrance(plan: SwitchPlan, route: PlanOutboundRoute): Extension {
  const name = nameWord(route.name)
  const trunks = trunksOf(plan, route)
  const choosing = route.choice === 'least_used' && trunks.length > 1
  const prefix = route.outsidePrefix === '' ? 'none' : literally(numberWord(route.outsidePrefix))
  const chosen = choosing ? '${spotline_best}' : nameWord(trunks[0]!.name)
  return {
    name: `route_${name}`,
    blocks: [
      {
        conditions: [
          ...(route.timeGroup === null ? [] : [isOpen(plan, route.timeGroup)]),
          when('${spotline_dial_class}', ALLOWED[route.dialClass]),
          // Set by what a telephone dialled; the house itself needs no prefix.
          when('${spotline_prefix}', `^(?:|${prefix})$`),
          when('destination_number', `^${behindPrefix(route)}$`),
        ],
        actions: [
          set('spotline_dialled', '$1'),
          set('spotline_outside', outsideNumber(route, '${spotline_dialled}')),
          ...limit(route),
          ...(choosing ? leastUsed(trunks) : []),
          goTo(`over_${name}_${chosen}`, CONTEXTS.outside),
        ],
      },
    ],
  }
}

function limit(route: PlanOutboundRoute): Action[] {
  if (route.maxCalls === null) return []
  const most = wholeNumber('Calls', route.maxCalls, 1, 1000)
  return [['limit', `hash routes ${nameWord(route.name)} ${most} !NORMAL_CIRCUIT_CONGESTION`]]
}

function leastUsed(trunks: readonly PlanTrunk[]): Action[] {
  const usage = (trunk: PlanTrunk) => `\${limit_usage(hash trunks ${nameWord(trunk.name)})}`
  const [first, ...others] = trunks as [PlanTrunk, ...PlanTrunk[]]
  return [
    set('spotline_best', nameWord(first.name)),
    set('spotline_least', usage(first)),
    ...others.flatMap((trunk) => {
      const isLess = `${usage(trunk)} < \${spotline_least}`
      return [
        set('spotline_best', `\${cond(${isLess} ? ${nameWord(trunk.name)} : \${spotline_best})}`),
        set('spotline_least', `\${cond(${isLess} ? ${usage(trunk)} : \${spotline_least})}`),
      ]
    }),
  ]
}

/**
 * Tries this trunk, then the route's others, each after a cause that blames the one before; a busy or absent person ends
 * the call at once. The switch by itself would go on after NO_ANSWER, whatever `continue_on_fail` says.
 */
function overTrunk(plan: SwitchPlan, route: PlanOutboundRoute, start: PlanTrunk): Extension[] {
  const trunks = [start, ...trunksOf(plan, route).filter((trunk) => trunk !== start)]
  const ways = `${nameWord(route.name)}_${nameWord(start.name)}`
  const name = `over_${ways}`
  const shown = trunks.map((trunk) => set(shownOn(trunk), callerNumber(route, trunk)))
  const own = trunks.map((trunk) => set(shownOn(trunk), '$1'))
  const attempt = (index: number): Action[] => {
    const trunk = trunks[index]
    if (!trunk) return [['hangup', 'NORMAL_CIRCUIT_CONGESTION']]
    const most = wholeNumber('Calls', trunk.maxCalls, 1, 1000)
    return [
      // Stays empty when the trunk is full.
      set('originate_disposition', ''),
      ['limit_execute', `hash trunks ${nameWord(trunk.name)} ${most} bridge ${leg(trunk)}`],
      goTo(`then_${ways}_${index + 1}_\${originate_disposition}`, CONTEXTS.outside),
    ]
  }
  const overrides: Block[] =
    route.callerNumber === null
      ? [
          {
            conditions: [when('${spotline_caller_number}', '^([0-9+]+)$')],
            optional: true,
            actions: own,
          },
        ]
      : []
  const first: Extension = {
    name,
    blocks: [
      { conditions: [isNamed(name)], actions: shown },
      ...overrides,
      {
        conditions: [isNamed(name)],
        actions: [
          set('hangup_after_bridge', 'true'),
          set('continue_on_fail', 'true'),
          set('call_timeout', '60'),
          ...attempt(0),
        ],
      },
    ],
  }
  const others = trunks.map((_, index): Extension => {
    const after = `^then_${literally(ways)}_${index + 1}_(?:|${TRUNK_FAILED.join('|')})$`
    const conditions = [when('destination_number', after)]
    return {
      name: `then_${ways}_${index + 1}`,
      blocks: [{ conditions, actions: attempt(index + 1) }],
    }
  })
  return [first, ...others]
}

/** What ended an attempt without blaming its trunk ends the call. */
function unreached(): Extension {
  const after = when('destination_number', '^then_.+_[0-9]+_([A-Z_]+)$')
  return { name: 'unreached', blocks: [{ conditions: [after], actions: [['hangup', '$1']] }] }
}

function shownOn(trunk: PlanTrunk): string {
  return `spotline_shown_${nameWord(trunk.name).replaceAll('-', '_')}`
}

function callerNumber(route: PlanOutboundRoute, trunk: PlanTrunk): string {
  const number = route.callerNumber ?? trunk.callerNumber
  return number === null ? '' : numberWord(number)
}

const IDENTITY: Readonly<Record<PlanTrunk['callerNumberIn'], string>> = {
  from: 'none',
  p_asserted_identity: 'pid',
  remote_party_id: 'rpid',
}

function leg(trunk: PlanTrunk): string {
  const settings = [
    `origination_caller_id_number=\${${shownOn(trunk)}}`,
    `sip_cid_type=${IDENTITY[trunk.callerNumberIn]}`,
    'spotline_call_id=${spotline_call_id}',
    // For a transfer by the telephone: where it leads, and whose class it goes under.
    TRANSFER_CONTEXT,
    'spotline_offer=${sip_auth_username}',
  ]
  return `{${settings.join()}}sofia/gateway/${nameWord(trunk.name)}/\${spotline_outside}`
}
