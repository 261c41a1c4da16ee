import { DateTime } from 'luxon'
import { groupPhone, maskPhone } from '#core/phone'
import { readRows } from '#core/statements'
import { FindCustomersByPhone } from '#app/customers/queries/find_customers_by_phone'
import { LocateNumber } from '#app/customers/queries/locate_number'
import { PlacementOnAir, type OnAir } from '#app/media/queries/placement_on_air'
import { setting } from '#app/organisation/settings'
import { PopCustomers } from '#app/desk/queries/pop_customers'
import type { ScreenPop } from '#app/desk/screen_pop'

export type BuildScreenPopInput = {
  callId: string
  direction: ScreenPop['direction']
  customerNumber: string
  dnis: string
  startedAt: DateTime
  /** Whether the whole number may be shown: the viewer's own call, answered. */
  reveal: boolean
}

type PreviousCall = {
  at: Date
  type: NonNullable<ScreenPop['caller']['previousCall']>['type']
  total: number
}

/** Who calls, what is on air and what we know of the caller, from the two numbers alone: no call row is needed yet. */
export class BuildScreenPop {
  async handle(input: BuildScreenPopInput): Promise<ScreenPop> {
    const [location, known, line, onAir, calls] = await Promise.all([
      new LocateNumber().handle(input.customerNumber),
      this.#known(input),
      this.#line(input.dnis),
      this.#onAir(input),
      this.#calls(input),
    ])
    return {
      callId: input.callId,
      direction: input.direction,
      caller: {
        number: input.reveal ? groupPhone(input.customerNumber) : maskPhone(input.customerNumber),
        masked: !input.reveal,
        region: location?.region ?? null,
        operator: location?.operator ?? null,
        ...calls,
      },
      line,
      onAir: onAir && {
        placementId: onAir.placementId,
        channelName: onAir.channelName,
        productId: onAir.productId,
        productName: onAir.productName,
        startsAt: onAir.startsAt.toISOString(),
        durationSeconds: onAir.durationSeconds,
      },
      ...known,
    }
  }

  async #known({ customerNumber, reveal }: BuildScreenPopInput) {
    const { exact, customers } = await new FindCustomersByPhone().handle(customerNumber)
    const ids = customers.map((customer) => customer.id)
    const shown = { ids, now: DateTime.utc(), reveal: reveal && exact }
    return { exact, customers: await new PopCustomers().handle(shown) }
  }

  async #line(dnis: string): Promise<ScreenPop['line']> {
    const [row] = await readRows<{ name: string; groupCode: string }>(
      `SELECT s.name, g.code AS groupCode FROM service_numbers s
       JOIN acd_groups g ON g.id = s.acd_group_id WHERE s.number = ?`,
      [dnis]
    )
    return { dnis, name: row?.name ?? null, groupCode: row?.groupCode ?? null }
  }

  async #onAir(input: BuildScreenPopInput): Promise<OnAir['current']> {
    const windowMinutes = await setting('attribution_window_minutes')
    const { dnis, startedAt: at } = input
    const { current } = await new PlacementOnAir().handle({
      dnis,
      at,
      windowMinutes,
      ahead: false,
    })
    return current
  }

  async #calls(input: BuildScreenPopInput) {
    const [previous] = await readRows<PreviousCall>(
      `SELECT started_at AS at, call_type AS type, COUNT(*) OVER () AS total FROM calls
       WHERE caller_number = ? AND direction = 'inbound' AND id <> ? AND started_at <= ?
       ORDER BY started_at DESC LIMIT 1`,
      [input.customerNumber, input.callId, input.startedAt.toJSDate()]
    )
    return {
      callCount: Number(previous?.total ?? 0) + (input.direction === 'inbound' ? 1 : 0),
      previousCall: previous ? { at: previous.at.toISOString(), type: previous.type } : null,
    }
  }
}
