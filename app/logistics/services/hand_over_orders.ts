import { DomainError } from '#core/domain_error'
import type { Actor } from '#app/orders/actor'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'

export type HandOverOutcome =
  { orderId: number; done: true } | { orderId: number; done: false; refusal: DomainError }

/** 交寄 of several parcels, each on its own: one that cannot leave keeps no other back. */
export class HandOverOrders {
  async handle(input: {
    orderIds: number[]
    actor: Actor
    workstation?: string | null
  }): Promise<HandOverOutcome[]> {
    const { actor, workstation } = input
    const outcomes: HandOverOutcome[] = []
    for (const orderId of new Set(input.orderIds)) {
      try {
        await new HandOverOrder().handle({ orderId, actor, workstation })
        outcomes.push({ orderId, done: true })
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        outcomes.push({ orderId, done: false, refusal: error })
      }
    }
    return outcomes
  }
}
