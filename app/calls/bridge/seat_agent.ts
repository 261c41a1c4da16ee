import type { ControlledSwitch } from '#app/calls/bridge/controlled_switch'
import { commanded } from '#app/calls/bridge/reply_to'
import type { Switchboard } from '#app/calls/bridge/switchboard'
import type { PhoneRefusal, PhoneReply } from '#app/calls/phone_request'
import type { Telephone } from '#app/calls/queries/find_telephone'

export type SeatInput = {
  agentId: number
  extension: string
  telephone: Telephone
  groups: number[]
  acdEnabled: boolean
  /** Takes calls at once. */
  ready?: boolean
}

/**
 * Signs an agent in at the switch where the telephone is: the one that the extension belongs to, else the one at which
 * it is registered. Nobody sits at two; who sat at one that is away has left it by this.
 */
export class SeatAgent {
  constructor(readonly switchboard: Switchboard) {}

  handle({ telephone, ...agent }: SeatInput): PhoneReply {
    const found = this.#switchOf(agent.extension, telephone)
    if (typeof found === 'string') return { ok: false, refusal: found }
    for (const other of this.switchboard.all()) {
      if (other === found) continue
      const { floor } = other.driver.dispatcher
      const seat = floor.byExtension.get(agent.extension)
      if (seat && seat.agent.agentId !== agent.agentId && !other.driver.isAway) {
        return { ok: false, refusal: 'extension_in_use' }
      }
      const known = other.driver.dispatcher.agent(agent.agentId)
      if (!known || known.state === 'signed_out') continue
      if (!other.driver.isAway) return { ok: false, refusal: 'not_allowed' }
      other.driver.signOut(agent.agentId)
    }
    return commanded(found.driver.signIn({ ...agent, remote: telephone.remote }))
  }

  #switchOf(extension: string, { remote, switchName }: Telephone): ControlledSwitch | PhoneRefusal {
    const all = this.switchboard.all()
    const possible = all.filter(({ name }) => switchName === null || name === switchName)
    const up = possible.filter((one) => one.link.isUp)
    const found = remote
      ? up[0]
      : up.find((one) => one.driver.dispatcher.floor.registered.has(extension))
    if (found) return found
    return up.length === possible.length && up.length > 0
      ? 'extension_not_registered'
      : 'switch_away'
  }
}
