import type { PlanDestination, PlanMenu, PlanTimeGroup } from '../switch/plan/inbound.ts'
import type { SwitchPlan } from '../switch/switch_plan.ts'
import type { Dialplan, DialplanAction, DialplanCondition, DialplanExtension } from './dialplan.ts'
import { actions } from './dialplan.ts'

/**
 * The simulated switch's part of a configuration: where a dialled number leads, by the clock and by the keys that the
 * caller presses. It plays the plan, not the files: the rooms have the names and the variables that the rendered
 * dialplan has, so that what comes out of a call is the same. Groups lead into the waiting room of `base`; trunks,
 * caller classes and voicemail boxes are not played.
 */
export function planDialplan(base: Dialplan, plan: SwitchPlan): Dialplan {
  const blackList = base.public.filter((one) => one.name === 'black_list')
  const routes = plan.inboundRoutes
    .filter((one) => one.enabled)
    .map((route): DialplanExtension => {
      const number = route.dnis.replaceAll(/[*+]/g, String.raw`\$&`)
      const dnis = route.serviceNumber ?? '${destination_number}'
      return {
        name: `route_${route.name}`,
        conditions: [here(route.prefix ? `${number}[0-9*#+]{0,19}` : number)],
        actions: [
          ...actions(`set spotline_call_id=\${uuid}\nset spotline_dnis=${dnis}`),
          ...send(plan, route.destination),
        ],
      }
    })
  const rooms = [
    ...plan.timeConditions.flatMap(({ name, timeGroup, open, closed }) => {
      const group = plan.timeGroups.find((one) => one.name === timeGroup)
      const openAt = (at: number) => !!group && isOpen(group, plan.node.timeZone, at)
      return [
        { ...room(`time_${name}`, send(plan, open)), openAt },
        room(`time_${name}`, send(plan, closed)),
      ]
    }),
    ...plan.menus.flatMap((menu) => menuRooms(plan, menu)),
  ]
  return {
    ...base,
    public: [
      ...blackList,
      ...routes,
      {
        name: 'unknown_number',
        conditions: [here('.*')],
        actions: actions('hangup UNALLOCATED_NUMBER'),
      },
    ],
    spot: [...(base.spot ?? []), ...rooms],
  }
}

function here(pattern: string): DialplanCondition {
  return { field: 'destination_number', expression: new RegExp(`^${pattern}$`) }
}

function room(name: string, steps: readonly DialplanAction[]): DialplanExtension {
  return { name, conditions: [here(name)], actions: steps }
}

function send(plan: SwitchPlan, destination: PlanDestination): DialplanAction[] {
  switch (destination.to) {
    case 'group':
      return actions(`set spotline_group=${destination.group}\ntransfer spot_wait XML spot`)
    case 'menu':
      return actions(`transfer menu_${destination.menu}_1 XML spot`)
    case 'time_condition':
      return actions(`transfer time_${destination.timeCondition} XML spot`)
    case 'extension':
      return actions(
        `set hangup_after_bridge=true\nset call_timeout=20\nanswer\nbridge user/${destination.extension}\nhangup NO_ANSWER`
      )
    case 'hang_up':
      return [
        ...actions(`set spotline_state=leaving\nset spotline_outcome=${destination.outcome}`),
        ...(destination.outcome === 'out_of_hours'
          ? actions('event Event-Name=CUSTOM,Event-Subclass=spotline::closed')
          : []),
        ...(destination.prompt === null ? [] : say(plan, destination.prompt)),
        ...actions('hangup NORMAL_CLEARING'),
      ]
    case 'voicemail':
    case 'outside':
      return actions('hangup SERVICE_NOT_IMPLEMENTED')
  }
}

function say(plan: SwitchPlan, prompt: string): DialplanAction[] {
  const path = plan.sounds.prompts.find((one) => one.name === prompt)?.path
  return path === undefined ? [] : actions(`answer\nset playback_timeout_sec=3\nplayback ${path}`)
}

function menuRooms(plan: SwitchPlan, menu: PlanMenu): DialplanExtension[] {
  const start = `menu_${menu.name}`
  const greeting = plan.sounds.prompts.find((one) => one.name === menu.greeting)?.path ?? ''
  const longest = Math.max(1, ...menu.options.map(({ digits }) => digits.length))
  const attempts = Array.from({ length: menu.attempts }, (_, index) => {
    const next = index + 1 < menu.attempts ? `${start}_${index + 2}` : `${start}_otherwise`
    return room(
      `${start}_${index + 1}`,
      actions(`set spotline_state=menu
        set spotline_menu=${menu.name}
        set spotline_next=${next}
        set spotline_key=
        set playback_timeout_sec=
        answer
        play_and_get_digits 1 ${longest} 1 ${menu.timeoutSeconds * 1000} # ${greeting} silence_stream://100 spotline_key [0-9*#]+
        transfer ${start}_key_\${spotline_key} XML spot`)
    )
  })
  const next = actions('transfer ${spotline_next} XML spot')
  return [
    ...attempts,
    ...menu.options.map(({ digits, destination }) =>
      room(`${start}_key_${digits.replaceAll(/[*]/g, String.raw`\$&`)}`, send(plan, destination))
    ),
    room(`${start}_key_.*`, next),
    room(`${start}_otherwise`, [
      ...actions('set spotline_outcome=ivr_completed'),
      ...send(plan, menu.otherwise),
    ]),
  ]
}

/** Holidays go before the week; both ends are texts of the clock in the plan's zone. */
function isOpen(group: PlanTimeGroup, timeZone: string, at: number): boolean {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
  const [day = '', time = ''] = parts.split(' ')
  const within = ({ from, to }: { from: string; to: string }) => from <= time && time < to
  const holiday = group.holidays.find((one) => one.from <= day && day <= one.to)
  if (holiday) return holiday.hours.some(within)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return group.hours.some((hours) => hours.weekdays.includes(weekday) && within(hours))
}
