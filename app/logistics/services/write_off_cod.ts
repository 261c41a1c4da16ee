import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { codMachine } from '#app/orders/facet_states'
import { lockOrder } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { codRefused } from '#app/logistics/errors'

export type WriteOffCodInput = {
  actor: Actor
  orderId: number
  version?: number
  reason: string
  workstation?: string | null
}

/** TR29: what is still owed for a delivered parcel is given up, with a reason. */
export class WriteOffCod {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: WriteOffCodInput): Promise<{ amountFen: number; version: number }> {
    return inTransaction(async (trx) => {
      const order = await lockOrder(trx, input.orderId)
      const [received] = await trx
        .from('cod_entries')
        .where({ order_id: order.id, kind: 'remitted' })
        .sum('amount_fen as fen')
      const amountFen = order.totalFen - Number(received.fen ?? 0)
      const { order: written } = await new TransitionOrder(this.clock).handle({
        order,
        version: input.version,
        event: 'write_off',
        actor: input.actor,
        workstation: input.workstation,
        reason: input.reason,
        work: async () => {
          const edge = codMachine.edge(order.codState, 'write_off')
          if (!edge) throw codRefused('NOTHING_OWED', { status: 409 })
          const entry = { order_id: order.id, created_at: this.clock.now().toJSDate() }
          if (order.codState === 'short') {
            await trx
              .table('cod_entries')
              .insert({ ...entry, kind: 'short', amount_fen: -amountFen })
          }
          await trx
            .table('cod_entries')
            .insert({ ...entry, kind: 'written_off', amount_fen: amountFen })
          return {
            set: { codState: 'written_off' },
            changes: { codState: [order.codState, 'written_off'], amountFen },
          }
        },
      })
      return { amountFen, version: written.version }
    })
  }
}
