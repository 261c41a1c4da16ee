import logger from '@adonisjs/core/services/logger'
import { AcdDriver } from '#telephony/acd/driver'
import { Dispatcher } from '#telephony/acd/dispatcher'
import type { DispatchSnapshot } from '#telephony/acd/events'
import { CallModel } from '#telephony/calls/call_model'
import { LeftAlone } from '#telephony/control/left_alone'
import type { Clock } from '#telephony/esl/clock'
import { SwitchLink } from '#telephony/esl/switch_link'
import { CallBridge } from '#app/calls/bridge/call_bridge'
import type { ControlledSwitch } from '#app/calls/bridge/controlled_switch'
import type { OrderedWriter } from '#app/calls/bridge/ordered_writer'
import { PhoneSignIns } from '#app/calls/bridge/phone_sign_ins'
import { PushBlockList } from '#app/calls/bridge/push_block_list'
import { RecogniseCallers } from '#app/calls/bridge/recognise_callers'
import type { RecordingChoice } from '#app/calls/bridge/recording_choice'
import { RememberAgents } from '#app/calls/bridge/remember_agents'
import type { Switchboard } from '#app/calls/bridge/switchboard'
import type { SwitchLinkState } from '#app/calls/floor_snapshot'
import { gatewaysOn, type FloorPlan } from '#app/calls/queries/floor_plan'
import type { SwitchAddress } from '#app/calls/queries/switch_addresses'
import type { AgentStateInput } from '#app/calls/services/record_agent_state'

/** What all switches have in common. */
export type SwitchHouse = {
  switchboard: Switchboard<DrivenSwitch>
  choice: RecordingChoice
  states: OrderedWriter<AgentStateInput>
  plan: () => FloorPlan
  validTalkSeconds: number
  windowMinutes: number
  clock: Clock
}

/** One switch with everything that drives it: link, calls, dispatcher, and the bridge to the business. */
export class DrivenSwitch implements ControlledSwitch {
  readonly name: string
  readonly link: SwitchLink
  readonly calls = new CallModel()
  readonly driver: AcdDriver
  readonly leftAlone: LeftAlone
  readonly bridge: CallBridge
  readonly blockList: PushBlockList
  readonly #memory: RememberAgents
  readonly #recognition: RecogniseCallers
  readonly #signIns: PhoneSignIns
  #changedAt = new Date()

  /** `kept`: the dispatcher's state as an earlier process left it. */
  constructor(
    readonly address: SwitchAddress,
    kept: DispatchSnapshot | null,
    house: SwitchHouse
  ) {
    const { choice, clock, states, validTalkSeconds, windowMinutes } = house
    const { groups, maxNoAnswer } = house.plan()
    const settings = { maxNoAnswer }
    const dispatcher = kept
      ? Dispatcher.restore({ ...kept, groups }, { settings })
      : new Dispatcher({ groups, settings })
    this.name = address.name
    this.link = new SwitchLink(address)
    const { calls, link, name } = this
    this.driver = new AcdDriver({
      link,
      calls,
      dispatcher,
      clock,
      isRecorded: (callId, agentId) => choice.isRecorded(callId, calls.get(callId), agentId),
    })
    const { driver } = this
    this.bridge = new CallBridge({
      driver,
      calls,
      switchName: name,
      ringSeconds: (group) => house.plan().ringSeconds.get(group),
      states,
      validTalkSeconds,
      windowMinutes,
    })
    this.leftAlone = new LeftAlone(link, calls, clock)
    this.blockList = new PushBlockList(link, name)
    this.#memory = new RememberAgents(name, driver)
    this.#recognition = new RecogniseCallers(driver)
    this.#signIns = new PhoneSignIns(this, house.switchboard)
    this.take(house.plan())
  }

  get linkState(): SwitchLinkState {
    return { name: this.name, up: this.link.isUp, since: this.#changedAt.toISOString() }
  }

  start() {
    const { name, link, driver, leftAlone } = this
    link.on('up', () => {
      this.#changedAt = new Date()
      logger.info({ switch: name }, 'telephony: linked to the switch')
    })
    link.on('down', (reason, detail) => {
      this.#changedAt = new Date()
      logger.warn({ switch: name, reason, detail }, 'telephony: link lost')
    })
    link.on('failed', (reason, detail) =>
      logger.warn({ switch: name, reason, detail }, 'telephony: no link')
    )
    this.bridge.start()
    this.#recognition.start()
    this.#signIns.start()
    driver.on('call', ({ change }) => leftAlone.takeChange(change))
    driver.start()
    // After the driver too: what the calls say of the event counts.
    link.on('event', (event) => leftAlone.takeEvent(event))
    // After the driver, which has then brought its calls in line with what the switch holds.
    link.on('resync', ({ final, coreUuid }) => {
      if (final) void this.#closeVanished()
      else void this.blockList.resynced(coreUuid)
    })
    this.#memory.start()
    link.start()
  }

  async stop() {
    await this.#memory.stop()
    this.#recognition.stop()
    this.#signIns.stop()
    this.leftAlone.stop()
    this.driver.stop()
    this.link.stop()
    await this.bridge.stop()
  }

  /** The switch is driven no more, though it may go on: its agents are signed out, its calls closed as not seen. */
  async retire() {
    this.driver.abandon()
    await this.stop()
    await this.bridge.closeAll()
  }

  /** What is said and looked up for callers changes nothing of who stands where. */
  take(plan: FloorPlan) {
    this.driver.serve(plan.services, gatewaysOn(this.name, plan))
    this.#recognition.scores = plan.scores
  }

  async #closeVanished() {
    try {
      const closed = await this.bridge.closeVanished()
      if (closed > 0) {
        const { name } = this
        logger.warn({ switch: name, closed }, 'telephony: calls ended while nobody listened')
      }
    } catch (error) {
      logger.error({ err: error }, 'telephony: vanished calls could not be closed')
    }
  }
}
