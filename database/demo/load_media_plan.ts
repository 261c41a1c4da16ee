import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { PlanPlacement } from '#app/media/services/plan_placement'
import type { PlannedSlot } from '#database/demo/media_plan'
import { sideBySide } from '#database/demo/side_by_side'

type Ids = Map<string, number>

const LANES = 6

/** Writes planned slots as placements, as the media manager would enter them; gives their ids in the slots' order. */
export class LoadMediaPlan {
  async handle(slots: readonly PlannedSlot[], employeeId: number | null): Promise<number[]> {
    const channels = await this.#ids('channels', 'code')
    const products = await this.#ids('products', 'short_code')
    const numbers = await this.#ids('service_numbers', 'number')
    const ids: number[] = []
    await sideBySide(
      [...slots.entries()],
      { lanes: LANES, keyOf: ([, slot]) => slot.channel },
      async ([index, slot]) => {
        const { id } = await new PlanPlacement().handle({
          employeeId,
          channelId: channels.get(slot.channel)!,
          productId: products.get(slot.product)!,
          serviceNumberId: numbers.get(slot.serviceNumber)!,
          startsAt: DateTime.fromMillis(slot.startsAt, { zone: 'utc' }),
          seconds: slot.seconds,
          costFen: slot.costFen,
        })
        ids[index] = id
      }
    )
    return ids
  }

  async #ids(table: string, key: string): Promise<Ids> {
    const rows: { id: number; key: string }[] = await db.from(table).select('id', `${key} as key`)
    return new Map(rows.map((row) => [row.key, row.id]))
  }
}
