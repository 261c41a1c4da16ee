import redis from '@adonisjs/redis/services/main'
import logger from '@adonisjs/core/services/logger'
import { SIGN_OF_LIFE_SECONDS, signOfLifeKey } from '#core/services/check_health'
import { setting } from '#app/organisation/settings'
import { AcdDriver } from '#telephony/acd/driver'
import { Dispatcher } from '#telephony/acd/dispatcher'
import { CallModel } from '#telephony/calls/call_model'
import { LeftAlone } from '#telephony/control/left_alone'
import { systemClock, type Clock } from '#telephony/esl/clock'
import { SwitchLink, type SwitchLinkOptions } from '#telephony/esl/switch_link'
import { AnswerPhoneRequest } from '#app/calls/bridge/answer_phone_request'
import { CallBridge } from '#app/calls/bridge/call_bridge'
import { BLOCK_LIST_CHANGED, PushBlockList } from '#app/calls/bridge/push_block_list'
import { PhoneSignIns } from '#app/calls/bridge/phone_sign_ins'
import { QueuedCallbacks } from '#app/calls/bridge/queued_callbacks'
import { RecogniseCallers } from '#app/calls/bridge/recognise_callers'
import { RecordingChoice } from '#app/calls/bridge/recording_choice'
import { RememberAgents } from '#app/calls/bridge/remember_agents'
import { PHONES_KEY } from '#app/calls/phone_request'
import { ReadFloorPlan, type FloorPlan } from '#app/calls/queries/floor_plan'
import { CloseLostSessions } from '#app/calls/services/close_lost_sessions'
import { TakePhoneRequests } from '#app/calls/bridge/take_phone_requests'

/** The switch to drive: the name it is known by, and how to reach it. */
export type SwitchAddress = { name: string } & SwitchLinkOptions

const GROUPS_EVERY_MS = 10_000
const SIGN_OF_LIFE_EVERY_MS = 2_000

/** The active telephony process: one switch's link, the dispatcher on it, and the bridge to the business. */
export class Telephony {
  readonly link: SwitchLink
  readonly driver: AcdDriver
  readonly bridge: CallBridge
  readonly #requests: TakePhoneRequests
  readonly #memory: RememberAgents
  readonly #blockList: PushBlockList
  readonly #callbacks: QueuedCallbacks
  readonly #recognition: RecogniseCallers
  readonly #signIns: PhoneSignIns
  readonly #leftAlone: LeftAlone
  readonly #choice: RecordingChoice
  readonly #timers: NodeJS.Timeout[] = []
  #groups: string

  private constructor(parts: {
    link: SwitchLink
    driver: AcdDriver
    bridge: CallBridge
    requests: TakePhoneRequests
    memory: RememberAgents
    blockList: PushBlockList
    plan: FloorPlan
    leftAlone: LeftAlone
    choice: RecordingChoice
  }) {
    this.link = parts.link
    this.driver = parts.driver
    this.bridge = parts.bridge
    this.#requests = parts.requests
    this.#memory = parts.memory
    this.#blockList = parts.blockList
    this.#callbacks = new QueuedCallbacks(parts.driver)
    this.#recognition = new RecogniseCallers(parts.driver)
    this.#signIns = new PhoneSignIns(parts.driver)
    this.#groups = JSON.stringify(parts.plan.groups)
    this.#take(parts.plan)
    this.#leftAlone = parts.leftAlone
    this.#choice = parts.choice
  }

  /** `clock` is the switch's time; another one than the system's is for a switch that runs on another one too. */
  static async open(address: SwitchAddress, clock: Clock = systemClock): Promise<Telephony> {
    const link = new SwitchLink(address)
    const plan = await new ReadFloorPlan().handle()
    const kept = await RememberAgents.recall()
    const settings = { maxNoAnswer: plan.maxNoAnswer }
    const dispatcher = kept
      ? Dispatcher.restore({ ...kept, groups: plan.groups }, { settings })
      : new Dispatcher({ groups: plan.groups, settings })
    if (!kept) await redis.del(PHONES_KEY)
    const agents = kept?.agents ?? []
    await new CloseLostSessions().handle({
      signedIn: agents.filter(({ state }) => state !== 'signed_out').map(({ agentId }) => agentId),
      at: await RememberAgents.lastAlive(),
    })
    const calls = new CallModel()
    const muted = new Set<string>()
    const choice = new RecordingChoice(calls)
    await choice.read(plan.groups)
    const driver = new AcdDriver({
      link,
      calls,
      dispatcher,
      clock,
      isRecorded: (callId, agentId) => choice.isRecorded(callId, agentId),
    })
    const bridge = new CallBridge({
      driver,
      calls,
      switchName: address.name,
      ringSeconds: plan.ringSeconds,
      muted,
      validTalkSeconds: await setting('valid_talk_seconds'),
      windowMinutes: await setting('attribution_window_minutes'),
    })
    const leftAlone = new LeftAlone(link, calls, clock)
    const answer = new AnswerPhoneRequest({ driver, link, calls, leftAlone, muted })
    return new Telephony({
      link,
      driver,
      bridge,
      leftAlone,
      requests: new TakePhoneRequests((request) => answer.handle(request)),
      memory: new RememberAgents(driver),
      blockList: new PushBlockList(link, address.name),
      plan,
      choice,
    })
  }

  start() {
    this.link.on('up', () => logger.info('telephony: linked to the switch'))
    this.link.on('down', (reason, detail) =>
      logger.warn({ reason, detail }, 'telephony: link lost')
    )
    this.link.on('failed', (reason, detail) =>
      logger.warn({ reason, detail }, 'telephony: no link')
    )
    this.bridge.start()
    this.#recognition.start()
    this.#signIns.start()
    this.driver.on('call', ({ change }) => this.#leftAlone.takeChange(change))
    this.driver.start()
    // After the driver too: what the calls say of the event counts.
    this.link.on('event', (event) => this.#leftAlone.takeEvent(event))
    // After the driver, which has then brought its calls in line with what the switch holds.
    this.link.on('resync', ({ final, coreUuid }) => {
      if (final) void this.#closeVanished()
      else void this.#blockList.resynced(coreUuid)
    })
    redis.subscribe(BLOCK_LIST_CHANGED, this.#onBlockList)
    this.link.start()
    this.#requests.start()
    this.#memory.start()
    this.#callbacks.start()
    this.#timers.push(setInterval(() => void this.#signOfLife(), SIGN_OF_LIFE_EVERY_MS))
    this.#timers.push(setInterval(() => void this.#readGroups(), GROUPS_EVERY_MS))
    void this.#signOfLife()
  }

  async stop() {
    for (const timer of this.#timers) clearInterval(timer)
    await redis.unsubscribe(BLOCK_LIST_CHANGED)
    await this.#requests.stop()
    await this.#memory.stop()
    await this.#callbacks.stop()
    this.#recognition.stop()
    this.#signIns.stop()
    this.#leftAlone.stop()
    this.driver.stop()
    this.link.stop()
    await this.bridge.stop()
    await redis.del(signOfLifeKey('telephony'))
  }

  #onBlockList = () => void this.#blockList.push()

  async #signOfLife() {
    if (!this.link.isUp) return
    try {
      await redis.set(signOfLifeKey('telephony'), '1', 'EX', SIGN_OF_LIFE_SECONDS)
    } catch (error) {
      logger.error({ err: error }, 'telephony: no sign of life could be left')
    }
  }

  async #closeVanished() {
    try {
      const closed = await this.bridge.closeVanished()
      if (closed > 0) logger.warn({ closed }, 'telephony: calls ended while nobody listened')
    } catch (error) {
      logger.error({ err: error }, 'telephony: vanished calls could not be closed')
    }
  }

  /** What is said and looked up for callers changes nothing of who stands where. */
  #take({ services, scores, gateway }: FloorPlan) {
    this.driver.serve(services, gateway)
    this.#recognition.scores = scores
  }

  /** Groups, levels, service numbers and rules may change while everybody works. */
  async #readGroups() {
    try {
      const plan = await new ReadFloorPlan().handle()
      this.#take(plan)
      const groups = JSON.stringify(plan.groups)
      if (groups !== this.#groups) {
        this.driver.configure(plan.groups)
        this.#groups = groups
      }
      // A word that got lost on the way is made up for here.
      await this.#blockList.push()
      await this.#choice.read(plan.groups)
    } catch (error) {
      logger.error({ err: error }, 'telephony: the ACD groups could not be read')
    }
  }
}
