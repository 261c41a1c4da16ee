import { dialledExpression } from '#telephony/switch/dialplan/outbound'
import type { PlanExtension, PlanForward } from '#telephony/switch/plan/phones'
import type { PlanOutboundRoute, PlanTrunk } from '#telephony/switch/plan/trunks'
import { listOf, type PlanBook, type Row } from '#app/calls/switches/plan_book'

/** Telephones, lines to the outside, and which way calls go over them. */
export function planOutbound(book: PlanBook): {
  extensions: PlanExtension[]
  trunks: PlanTrunk[]
  outboundRoutes: PlanOutboundRoute[]
} {
  const { extensions, trunks, outbound_routes: routes } = book.tables
  const planned = [...routes]
    .sort((a, b) => Number(a.position) - Number(b.position))
    .map((row) => route(book, row))
  return {
    extensions: extensions.map((row) => ({
      number: String(row.number),
      name: String(row.name),
      secret: book.secretOf(row) ?? '',
      device: row.device as PlanExtension['device'],
      callerNumber: row.caller_id as string | null,
      dialClass: row.dial_class as PlanExtension['dialClass'],
      forwards: forwardsOf(book, row, planned),
      voicemail: Boolean(row.voicemail),
      remoteNumber: row.remote_number as string | null,
      enabled: Boolean(row.active),
    })),
    trunks: trunks.map((row) => ({
      name: String(row.code),
      label: String(row.name),
      host: String(row.host),
      port: Number(row.port),
      transport: row.transport as PlanTrunk['transport'],
      register: row.kind === 'register',
      username: row.username as string | null,
      password: book.secretOf(row),
      fromDomain: row.from_domain as string | null,
      callerNumberIn: row.caller_id_in as PlanTrunk['callerNumberIn'],
      callerNumber: row.caller_id as string | null,
      maxCalls: Number(row.max_channels),
      inboundAddresses: listOf(row.inbound_addresses),
      pingSeconds: row.ping_seconds as number | null,
      enabled: Boolean(row.active),
    })),
    outboundRoutes: planned,
  }
}

/**
 * Where an extension's calls go instead (T30-T33). A target that is gone, or that no outbound route leads to any more,
 * is left out: the telephone rings then.
 */
function forwardsOf(
  book: PlanBook,
  extension: Row,
  routes: readonly PlanOutboundRoute[]
): PlanForward[] {
  if (extension.employee_id === null) return []
  const reachable = (number: string) =>
    book.tables.extensions.some((one) => one.number === number && Boolean(one.active)) ||
    routes.some(
      (one) =>
        one.enabled && one.trunks.length > 0 && new RegExp(dialledExpression(one)).test(number)
    )
  return book.tables.call_forwards
    .filter((row) => row.employee_id === extension.employee_id && reachable(String(row.number)))
    .map((row) => ({
      when: row.kind as PlanForward['when'],
      to: String(row.number),
      timeGroup: listOf(row.ranges).length > 0 ? `forward_${row.id}` : null,
    }))
}

function route(book: PlanBook, row: Row): PlanOutboundRoute {
  const names = book.tables.outbound_route_trunks
    .filter((one) => one.outbound_route_id === row.id)
    .sort((a, b) => Number(a.position) - Number(b.position))
    .map((one) => book.find('trunks', one.trunk_id)?.code)
    // A trunk of another switch is none of this one's.
    .filter((code): code is string => code !== undefined)
  return {
    name: `out_${row.id}`,
    outsidePrefix: (row.outside_prefix as string | null) ?? '',
    beginnings: listOf(row.beginnings),
    minLength: Number(row.min_length),
    maxLength: Number(row.max_length),
    strip: Number(row.strip),
    prepend: (row.prepend as string | null) ?? '',
    dialClass: row.dial_class as PlanOutboundRoute['dialClass'],
    callerNumber: row.caller_id as string | null,
    choice: row.choice as PlanOutboundRoute['choice'],
    trunks: names,
    maxCalls: row.max_calls as number | null,
    timeGroup: row.time_group_id === null ? null : `hours_${row.time_group_id}`,
    enabled: Boolean(row.active) && names.length > 0,
  }
}
