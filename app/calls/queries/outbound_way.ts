import db from '@adonisjs/lucid/services/db'
import { listOf } from '#app/calls/switches/plan_book'

export type OutboundWay = {
  /** As it is dialled on the trunk. */
  number: string
  /** What the called party sees. */
  shownNumber: string
  /** The trunks, in the order in which they are tried. */
  gateways: string[]
}

type Route = {
  id: number
  beginnings: unknown
  strip: number
  prepend: string | null
  callerId: string | null
  gateway: string
  trunkCallerId: string | null
}

/**
 * The way of a number to the outside: the first active route that it fits, over that route's active trunks on the switch,
 * in order. The number shown is the one asked for, else the route's, the workstation's (T13), the trunk's. Null: no route.
 */
export class FindOutboundWay {
  async handle(input: {
    number: string
    extension: string
    /** The switch that dials. */
    switchName: string
    shownNumber: string | null
  }): Promise<OutboundWay | null> {
    const { number } = input
    const routes: Route[] = await db
      .from('outbound_routes as r')
      .join('outbound_route_trunks as rt', 'rt.outbound_route_id', 'r.id')
      .join('trunks as t', 't.id', 'rt.trunk_id')
      .leftJoin('switches as s', 's.id', 't.switch_id')
      .where({ 'r.active': true, 't.active': true })
      .where((own) => own.whereNull('s.name').orWhere('s.name', input.switchName))
      .where('r.min_length', '<=', number.length)
      .where('r.max_length', '>=', number.length)
      .orderBy(['r.position', 'r.id', 'rt.position'])
      .select('r.id', 'r.beginnings', 'r.strip', 'r.prepend', 'r.caller_id as callerId')
      .select('t.code as gateway', 't.caller_id as trunkCallerId')
    const route = routes.find((one) => fits(number, listOf(one.beginnings)))
    if (!route) return null
    const workstation: { callerId: string | null } | null = await db
      .from('extensions')
      .where('number', input.extension)
      .select('caller_id as callerId')
      .first()
    const shown =
      input.shownNumber ?? route.callerId ?? workstation?.callerId ?? route.trunkCallerId ?? null
    if (shown === null) return null
    return {
      number: `${route.prepend ?? ''}${number.slice(route.strip)}`,
      shownNumber: shown,
      gateways: routes.filter((one) => one.id === route.id).map((one) => one.gateway),
    }
  }
}

function fits(number: string, beginnings: string[]): boolean {
  return beginnings.length === 0 || beginnings.some((one) => number.startsWith(one))
}
