import redis from '@adonisjs/redis/services/main'
import logger from '@adonisjs/core/services/logger'
import { SIGN_OF_LIFE_SECONDS, SWITCHES_KEY, signOfLifeKey } from '#core/services/check_health'
import { setting } from '#app/organisation/settings'
import { systemClock, type Clock } from '#telephony/esl/clock'
import { AnswerPhoneRequest } from '#app/calls/bridge/answer_phone_request'
import { DrivenSwitch, type SwitchHouse } from '#app/calls/bridge/driven_switch'
import { FloorNews } from '#app/calls/bridge/floor_news'
import { OrderedWriter } from '#app/calls/bridge/ordered_writer'
import { BLOCK_LIST_CHANGED } from '#app/calls/bridge/push_block_list'
import { QueuedCallbacks } from '#app/calls/bridge/queued_callbacks'
import { RecordingChoice } from '#app/calls/bridge/recording_choice'
import { RememberAgents } from '#app/calls/bridge/remember_agents'
import { Switchboard } from '#app/calls/bridge/switchboard'
import { TakePhoneRequests } from '#app/calls/bridge/take_phone_requests'
import { PHONES_KEY } from '#app/calls/phone_request'
import { ReadFloorPlan, type FloorPlan } from '#app/calls/queries/floor_plan'
import { ReadSwitchAddresses, type SwitchAddress } from '#app/calls/queries/switch_addresses'
import { CloseLostSessions } from '#app/calls/services/close_lost_sessions'
import { RecordAgentState } from '#app/calls/services/record_agent_state'

export type TelephonyOptions = {
  /** The switches to drive, asked again and again; those of the table when left out. */
  addresses?: () => Promise<SwitchAddress[]>
  /** The switches' time; another one than the system's is for switches that run on another one too. */
  clock?: Clock
}

const LOOK_EVERY_MS = 10_000
const SIGN_OF_LIFE_EVERY_MS = 2_000

/** The active telephony process: every switch with what drives it, and what they have in common. */
export class Telephony {
  readonly switchboard = new Switchboard<DrivenSwitch>()
  readonly #addresses: () => Promise<SwitchAddress[]>
  readonly #house: SwitchHouse
  readonly #requests: TakePhoneRequests
  readonly #callbacks: QueuedCallbacks
  readonly #floor: FloorNews
  readonly #timers: NodeJS.Timeout[] = []
  #plan: FloorPlan
  #groups: string
  #looking: Promise<void> | null = null

  private constructor(parts: {
    addresses: () => Promise<SwitchAddress[]>
    clock: Clock
    plan: FloorPlan
    choice: RecordingChoice
    validTalkSeconds: number
    windowMinutes: number
  }) {
    const { plan, addresses, clock, choice, validTalkSeconds, windowMinutes } = parts
    const { switchboard } = this
    const now = () => Math.floor(clock.nowUs() / 1000)
    this.#addresses = addresses
    this.#plan = plan
    this.#groups = JSON.stringify(plan.groups)
    this.#house = {
      switchboard,
      choice,
      states: new OrderedWriter((state) => new RecordAgentState().handle(state)),
      plan: () => this.#plan,
      validTalkSeconds,
      windowMinutes,
      clock,
    }
    const answer = new AnswerPhoneRequest(switchboard)
    this.#requests = new TakePhoneRequests((request) => answer.handle(request))
    this.#callbacks = new QueuedCallbacks(switchboard, now)
    this.#floor = new FloorNews(switchboard, now)
  }

  static async open(options: TelephonyOptions = {}): Promise<Telephony> {
    const addresses = options.addresses ?? (() => new ReadSwitchAddresses().handle())
    const plan = await new ReadFloorPlan().handle()
    const choice = new RecordingChoice()
    await choice.read(plan.groups)
    const telephony = new Telephony({
      addresses,
      clock: options.clock ?? systemClock,
      plan,
      choice,
      validTalkSeconds: await setting('valid_talk_seconds'),
      windowMinutes: await setting('attribution_window_minutes'),
    })
    await telephony.#open(await addresses())
    return telephony
  }

  start() {
    for (const one of this.switchboard.all()) one.start()
    redis.subscribe(BLOCK_LIST_CHANGED, this.#onBlockList)
    this.#requests.start()
    this.#callbacks.start()
    this.#floor.start()
    this.#timers.push(setInterval(() => void this.#signOfLife(), SIGN_OF_LIFE_EVERY_MS))
    this.#timers.push(setInterval(() => void this.#look(), LOOK_EVERY_MS))
    void this.#signOfLife()
  }

  async stop() {
    for (const timer of this.#timers) clearInterval(timer)
    await redis.unsubscribe(BLOCK_LIST_CHANGED)
    await this.#requests.stop()
    await this.#callbacks.stop()
    this.#floor.stop()
    await this.#looking
    for (const one of this.switchboard.all()) await one.stop()
    await redis.del(signOfLifeKey('telephony'), SWITCHES_KEY)
  }

  /** Goes on where an earlier process ended, with the agents of all switches as they were. */
  async #open(addresses: readonly SwitchAddress[]) {
    const kept = await Promise.all(
      addresses.map(async (address) => ({
        address,
        kept: await RememberAgents.recall(address.name),
      }))
    )
    const agents = kept.flatMap((one) => one.kept?.agents ?? [])
    const known = new Set(agents.map(({ agentId }) => String(agentId)))
    const shown = await redis.hkeys(PHONES_KEY)
    const gone = shown.filter((id) => !known.has(id))
    if (gone.length > 0) await redis.hdel(PHONES_KEY, ...gone)
    await new CloseLostSessions().handle({
      signedIn: agents.filter(({ state }) => state !== 'signed_out').map(({ agentId }) => agentId),
      at: await RememberAgents.lastAlive(),
    })
    for (const one of kept) this.#add(new DrivenSwitch(one.address, one.kept, this.#house))
  }

  #add(one: DrivenSwitch) {
    this.switchboard.add(one)
    this.#callbacks.follow(one)
  }

  #remove(one: DrivenSwitch) {
    this.#callbacks.leave(one)
    this.switchboard.remove(one.name)
  }

  #onBlockList = () => {
    for (const one of this.switchboard.all()) void one.blockList.push()
  }

  async #signOfLife() {
    const states = this.switchboard.all().map((one) => [one.name, one.link.isUp] as const)
    const switches = JSON.stringify(Object.fromEntries(states))
    try {
      await redis.set(signOfLifeKey('telephony'), '1', 'EX', SIGN_OF_LIFE_SECONDS)
      await redis.set(SWITCHES_KEY, switches, 'EX', SIGN_OF_LIFE_SECONDS)
    } catch (error) {
      logger.error({ err: error }, 'telephony: no sign of life could be left')
    }
  }

  #look(): Promise<void> {
    this.#looking ??= this.#lookOnce().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  /** Groups, levels, service numbers, rules and switches may change while everybody works. */
  async #lookOnce() {
    try {
      await this.#readPlan()
      await this.#readSwitches()
    } catch (error) {
      logger.error({ err: error }, 'telephony: groups and switches could not be read')
    }
  }

  async #readPlan() {
    const plan = await new ReadFloorPlan().handle()
    this.#plan = plan
    const groups = JSON.stringify(plan.groups)
    for (const one of this.switchboard.all()) {
      one.take(plan)
      if (groups !== this.#groups) one.driver.configure(plan.groups)
      // A word that got lost on the way is made up for here.
      await one.blockList.push()
    }
    this.#groups = groups
    await this.#house.choice.read(plan.groups)
  }

  async #readSwitches() {
    const addresses = await this.#addresses()
    const wanted = new Map(addresses.map((one) => [one.name, one]))
    for (const one of this.switchboard.all()) {
      const address = wanted.get(one.name)
      if (address && isSame(address, one.address)) {
        wanted.delete(one.name)
        continue
      }
      this.#remove(one)
      if (address) await one.stop()
      else await one.retire()
      logger.info({ switch: one.name }, 'telephony: a switch is driven no more')
    }
    for (const address of wanted.values()) {
      const kept = await RememberAgents.recall(address.name)
      const one = new DrivenSwitch(address, kept, this.#house)
      this.#add(one)
      one.start()
      logger.info({ switch: one.name }, 'telephony: a switch more is driven')
    }
  }
}

function isSame(one: SwitchAddress, other: SwitchAddress): boolean {
  return one.host === other.host && one.port === other.port && one.password === other.password
}
