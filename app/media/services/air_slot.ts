import env from '#start/env'
import { SystemClock, type Clock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { inTransaction } from '#core/transaction'
import { PlanPlacement } from '#app/media/services/plan_placement'

export type AirSlotInput = {
  employeeId: number
  channelId: number
  productId: number
  serviceNumberId: number
  /** Mean number of calls that the slot brings. */
  calls: number
  /** Length of the spot in minutes. */
  minutes: number
  /** 20: twenty minutes of response come in one. */
  speed: number
  costFen: number
}

const PATIENCE_MS = 3000

/**
 * Demo only: plans a placement that starts this second and lets the simulated switch call in response. When the
 * simulator does not take the order, no placement is left behind.
 */
export class AirSlot {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle(input: AirSlotInput): Promise<{ id: number; calls: number }> {
    const port = env.get('SIMULATOR_CONTROL_PORT')
    if (!env.get('DEMO', false) || !port) throw refusal('no_demo', 404)
    return inTransaction(async (trx) => {
      const { id } = await new PlanPlacement().handle({
        ...input,
        startsAt: this.#clock.now().startOf('second'),
        seconds: input.minutes * 60,
      })
      const number = await trx.from('service_numbers').where('id', input.serviceNumberId).first()
      const calls = await this.#air(port, {
        dnis: number.number,
        expectedCalls: input.calls,
        speed: input.speed,
      })
      return { id, calls }
    })
  }

  async #air(port: number, slot: { dnis: string; expectedCalls: number; speed: number }) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/slots`, {
        method: 'POST',
        body: JSON.stringify(slot),
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      if (!response.ok) throw new Error(`the simulator answered ${response.status}`)
      const { calls } = (await response.json()) as { calls: number }
      return calls
    } catch {
      throw refusal('no_simulator', 503)
    }
  }
}

function refusal(code: string, status: number) {
  return new DomainError({
    status,
    code: `AIRING_${code.toUpperCase()}`,
    messageKey: `media.airing.errors.${code}`,
  })
}
