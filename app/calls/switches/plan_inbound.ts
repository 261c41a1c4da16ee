import type { PlanInboundRoute } from '#telephony/switch/plan/trunks'
import type {
  PlanGroup,
  PlanMenu,
  PlanTimeCondition,
  PlanTimeGroup,
} from '#telephony/switch/plan/inbound'
import type { Holiday, WeeklyRange } from '#app/pbx/part_rules'
import { listOf, type PlanBook, type Row } from '#app/calls/switches/plan_book'

/** Extensions that ring one after the other while the dispatcher is dead. */
const MOST_FALLBACK_EXTENSIONS = 10

/** What callers meet: routes, opening hours, menus, waiting lines. */
export function planInbound(book: PlanBook): {
  inboundRoutes: PlanInboundRoute[]
  timeGroups: PlanTimeGroup[]
  timeConditions: PlanTimeCondition[]
  menus: PlanMenu[]
  groups: PlanGroup[]
} {
  const { tables } = book
  return {
    inboundRoutes: routes(book),
    timeGroups: [...tables.time_groups, ...forwardHours(tables.call_forwards)].map((row) => ({
      name: String(row.planName ?? `hours_${row.id}`),
      hours: listOf<WeeklyRange>(row.ranges).map(({ days, from, to }) => ({
        weekdays: days,
        from,
        to,
      })),
      holidays: listOf<Holiday>(row.holidays),
    })),
    timeConditions: tables.time_conditions.map((row) => ({
      name: `time_${row.id}`,
      timeGroup: `hours_${row.time_group_id}`,
      open: book.destination(row, 'open_'),
      closed: book.destination(row, 'closed_'),
    })),
    menus: tables.ivr_menus.map((row) => menu(book, row)),
    groups: tables.acd_groups.map((row) => group(book, row)),
  }
}

/** The hours of a forwarding are a time group of its own. */
function forwardHours(forwards: readonly Row[]): Row[] {
  return forwards
    .filter((row) => listOf(row.ranges).length > 0)
    .map((row) => ({ planName: `forward_${row.id}`, ranges: row.ranges, holidays: [] }))
}

/** By their order, then what has no route of its own: such a service number leads to its group. */
function routes(book: PlanBook): PlanInboundRoute[] {
  const { inbound_routes: rows, service_numbers: numbers } = book.tables
  const routed = new Set(rows.filter((row) => row.active).map((row) => row.service_number_id))
  const own = [...rows]
    .sort((a, b) => Number(a.position) - Number(b.position))
    .map((row) => {
      const number = book.find('service_numbers', row.service_number_id)
      const called = String(number?.number)
      const dnis = (row.dnis as string | null) ?? called
      const trunk = row.trunk_id === null ? undefined : book.find('trunks', row.trunk_id)
      return {
        name: `in_${row.id}`,
        dnis,
        prefix: false,
        trunk: trunk ? String(trunk.code) : null,
        serviceNumber: dnis === called ? null : called,
        destination: book.destination(row),
        // A trunk of another switch brings no call to this one.
        enabled: Boolean(row.active && number?.active) && (row.trunk_id === null || Boolean(trunk)),
      }
    })
  const others = numbers
    .filter((row) => row.active && !routed.has(row.id))
    .map((row) => ({
      name: `number_${row.id}`,
      dnis: String(row.number),
      prefix: false,
      trunk: null,
      serviceNumber: null,
      destination: { to: 'group' as const, group: book.group(row.acd_group_id) },
      enabled: true,
    }))
  return [...own, ...others]
}

function menu(book: PlanBook, row: Row): PlanMenu {
  return {
    name: `menu_${row.id}`,
    greeting: book.prompt(row.greeting_prompt_id) ?? '',
    noInput: book.prompt(row.no_input_prompt_id),
    invalid: book.prompt(row.invalid_prompt_id),
    timeoutSeconds: Number(row.timeout_seconds),
    attempts: Number(row.attempts),
    options: book.tables.ivr_options
      .filter((option) => option.ivr_menu_id === row.id)
      .map((option) => ({
        digits: String(option.digits),
        destination: book.destination(option),
      })),
    directExtensions: Boolean(row.direct_extensions),
    otherwise: book.destination(row, 'otherwise_'),
  }
}

function group(book: PlanBook, row: Row): PlanGroup {
  const line = book.tables.group_lines.find((one) => one.acd_group_id === row.id)
  const music = line ? book.prompt(line.music_prompt_id) : null
  const extensions = new Set(
    book.tables.extensions.filter((one) => one.active).map((one) => String(one.number))
  )
  const seats = (book.seats.get(row.id as number) ?? []).filter((seat) => extensions.has(seat))
  return {
    number: Number(row.code),
    name: String(row.name),
    ringSeconds: Number(row.ring_seconds),
    music: music ?? book.sounds('music')[0]?.code ?? '',
    recorded: line ? Boolean(line.recorded) : true,
    welcome: line ? book.prompt(line.welcome_prompt_id) : null,
    rating: line ? book.prompt(line.rating_prompt_id) : null,
    maxWaitSeconds: (line?.max_wait_seconds as number | null | undefined) ?? null,
    afterMaxWait: line
      ? book.destination(line, 'after_')
      : { to: 'hang_up', prompt: null, outcome: 'ivr_completed' },
    followForwards: Boolean(line?.follow_forwards),
    fallbackExtensions: [...new Set(seats)].slice(0, MOST_FALLBACK_EXTENSIONS),
  }
}
