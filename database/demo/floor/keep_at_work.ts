import type Employee from '#app/organisation/models/employee'
import { PhoneOf } from '#app/calls/queries/phone_of'
import type { PhoneReply, PhoneRequest } from '#app/calls/phone_request'
import { SendPhoneRequest } from '#app/calls/services/send_phone_request'

export type AskTelephone = (request: PhoneRequest) => Promise<PhoneReply>

/** What a robot comes back from by itself; a reason that it was given stays. */
const WAKES_FROM: readonly (string | null)[] = ['signed_in', 'no_answer', 'device', null]

/** Signs the simulated agents in at their own extensions and brings back whoever dropped out. */
export class KeepAtWork {
  constructor(
    readonly robots: readonly Employee[],
    readonly ask: AskTelephone = (request) => new SendPhoneRequest().handle(request)
  ) {}

  /** Gives how many are at work now. */
  async tick(): Promise<number> {
    const present = await Promise.all(this.robots.map((robot) => this.#bring(robot)))
    return present.filter(Boolean).length
  }

  async #bring(robot: Employee): Promise<boolean> {
    const { id: employeeId, agentNumber } = robot
    const phone = await new PhoneOf().handle(employeeId)
    if (phone.state === 'signed_out') {
      const signedIn = await this.ask({ type: 'sign_in', employeeId, extension: agentNumber! })
      if (!signedIn.ok) return false
    } else if (phone.state !== 'not_ready') {
      return true
    } else if (!WAKES_FROM.includes(phone.reason)) {
      return false
    }
    const ready = await this.ask({ type: 'ready', employeeId })
    return ready.ok
  }
}
