import type Employee from '#app/organisation/models/employee'
import type { PhoneSnapshot } from '#app/calls/phone_snapshot'
import { PhoneOf } from '#app/calls/queries/phone_of'
import { SendPhoneRequest } from '#app/calls/services/send_phone_request'
import type { AskTelephone } from '#database/demo/floor/keep_at_work'

/** A reason that a robot comes back from by itself, should the second half of stepping back fail. */
const STEPPING_BACK = 'signed_in'

/**
 * Lets people who try the demo be called next. Calls go to whoever has been idle longest, so the simulated agents who
 * were idle before such a person step back for an instant: from then on they have been idle less long.
 */
export class GiveWay {
  constructor(
    readonly robots: readonly Employee[],
    readonly people: readonly Employee[],
    readonly ask: AskTelephone = (request) => new SendPhoneRequest().handle(request)
  ) {}

  /** Gives how many people wait for a call. */
  async tick(): Promise<number> {
    const waiting = await whoIsReady(this.people)
    if (waiting.length === 0) return 0
    const latest = Math.max(...waiting.map(({ phone }) => idleSince(phone)))
    const ready = await whoIsReady(this.robots)
    const before = ready.filter(({ phone }) => idleSince(phone) <= latest)
    await Promise.all(before.map(({ employee }) => this.#stepBack(employee.id)))
    return waiting.length
  }

  async #stepBack(employeeId: number) {
    const left = await this.ask({ type: 'not_ready', employeeId, reason: STEPPING_BACK })
    if (left.ok) await this.ask({ type: 'ready', employeeId })
  }
}

async function whoIsReady(employees: readonly Employee[]) {
  const phones = await Promise.all(
    employees.map(async (employee) => ({
      employee,
      phone: await new PhoneOf().handle(employee.id),
    }))
  )
  return phones.filter(({ phone }) => phone.state === 'ready')
}

const idleSince = (phone: PhoneSnapshot) => Date.parse(phone.since)
