import logger from '@adonisjs/core/services/logger'
import type { FeatureCode } from '#telephony/acd/feature_codes'
import type { ControlledSwitch } from '#app/calls/bridge/controlled_switch'
import { commanded } from '#app/calls/bridge/reply_to'
import { SeatAgent } from '#app/calls/bridge/seat_agent'
import type { Switchboard } from '#app/calls/bridge/switchboard'
import { FindAgentPlace } from '#app/calls/queries/agent_place'
import { FindEmployeeOfExtension } from '#app/calls/queries/employee_of_extension'

/**
 * Signs agents in and out who dial the code at the telephone because the computer fails (T11): `#55#21#` takes calls of
 * group 21 at once, `*55*` ends it. The telephone says whose it is.
 */
export class PhoneSignIns {
  constructor(
    readonly at: ControlledSwitch,
    readonly switchboard: Switchboard
  ) {}

  start() {
    this.at.driver.on('feature', this.#onCode)
  }

  stop() {
    this.at.driver.off('feature', this.#onCode)
  }

  #onCode = (code: FeatureCode) => {
    this.#obey(code).catch((error: unknown) => {
      logger.error({ err: error, ...code }, 'a code dialled at a telephone could not be obeyed')
    })
  }

  async #obey({ action, extension, group }: FeatureCode) {
    const { driver, name: switchName } = this.at
    if (action === 'sign_out') {
      const seat = driver.dispatcher.floor.byExtension.get(extension)
      if (seat) driver.signOut(seat.agent.agentId)
      return
    }
    const employeeId = await new FindEmployeeOfExtension().handle(extension)
    const place = employeeId === null ? null : await new FindAgentPlace().handle(employeeId)
    if (employeeId === null || !place || group === null) {
      logger.warn({ extension, group }, 'nobody works at the telephone that asked to sign in')
      return
    }
    const { acdEnabled } = place
    const signedIn = driver.dispatcher.agent(employeeId)?.state ?? null
    const result =
      signedIn === null || signedIn === 'signed_out'
        ? new SeatAgent(this.switchboard).handle({
            agentId: employeeId,
            extension,
            telephone: { remote: false, switchName },
            groups: [group],
            acdEnabled,
            ready: true,
          })
        : commanded(driver.ready(employeeId))
    if (!result.ok) logger.warn({ extension, group, refusal: result.refusal }, 'sign-in refused')
  }
}
