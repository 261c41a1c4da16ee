import redis from '@adonisjs/redis/services/main'
import logger from '@adonisjs/core/services/logger'
import type { Agent } from '#telephony/acd/agent'
import type { AcdDriver } from '#telephony/acd/driver'
import type { AgentChange } from '#telephony/acd/driver_events'
import type { DispatchSnapshot } from '#telephony/acd/events'

const snapshotKey = (switchName: string) => `spotline:dispatch:${switchName}`
const agentsKey = (switchName: string) => `spotline:dispatch_agents:${switchName}`
const ALIVE_KEY = 'spotline:telephony:alive_at'
const EVERY_MS = 1_000

/** A process that takes over within this time goes on with the agents as they were; later everybody signs in again. */
const KEPT_SECONDS = 120

/**
 * Keeps the state of one switch's dispatcher where the next telephony process finds it: each agent at every change, so that no state
 * is lost with a killed process, the rest every second.
 */
export class RememberAgents {
  #timer: NodeJS.Timeout | null = null

  constructor(
    readonly switchName: string,
    readonly driver: AcdDriver
  ) {}

  static async recall(switchName: string): Promise<DispatchSnapshot | null> {
    const kept = await redis.get(snapshotKey(switchName))
    if (!kept) return null
    const snapshot = JSON.parse(kept) as DispatchSnapshot
    const agents = new Map(snapshot.agents.map((agent) => [agent.agentId, agent]))
    for (const text of Object.values(await redis.hgetall(agentsKey(switchName)))) {
      const agent = JSON.parse(text) as Agent
      agents.set(agent.agentId, agent)
    }
    return { ...snapshot, agents: [...agents.values()] }
  }

  /** When a telephony process was last alive; now, if that is not known. */
  static async lastAlive(): Promise<Date> {
    const at = await redis.get(ALIVE_KEY)
    return at === null ? new Date() : new Date(Number(at))
  }

  start() {
    this.driver.on('agent', this.#onAgent)
    this.#timer = setInterval(() => void this.#keep(), EVERY_MS)
  }

  async stop() {
    this.driver.off('agent', this.#onAgent)
    if (this.#timer) clearInterval(this.#timer)
    await this.#keep()
  }

  #onAgent = ({ agent }: AgentChange) => {
    redis
      .hset(agentsKey(this.switchName), String(agent.agentId), JSON.stringify(agent))
      .catch((error: unknown) => logger.error({ err: error }, 'an agent could not be kept'))
  }

  async #keep() {
    try {
      const snapshot = this.driver.dispatcher.snapshot()
      await redis.set(snapshotKey(this.switchName), JSON.stringify(snapshot), 'EX', KEPT_SECONDS)
      await redis.expire(agentsKey(this.switchName), KEPT_SECONDS)
      await redis.set(ALIVE_KEY, String(this.driver.now()))
    } catch (error) {
      logger.error({ err: error }, 'the agents could not be kept')
    }
  }
}
