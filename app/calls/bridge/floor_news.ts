import redis from '@adonisjs/redis/services/main'
import logger from '@adonisjs/core/services/logger'
import { boardChannel, floorChannel } from '#core/live/channels'
import { live } from '#core/live/live'
import { maskPhone } from '#core/phone'
import { AGENT_STATES, type AgentState } from '#telephony/acd/agent'
import { before } from '#telephony/acd/ordered_heap'
import type { DrivenSwitch } from '#app/calls/bridge/driven_switch'
import type { Switchboard } from '#app/calls/bridge/switchboard'
import type { FloorSnapshot } from '#app/calls/floor_snapshot'
import { FLOOR_KEY } from '#app/calls/phone_request'

const MOST_CALLERS_SHOWN = 100
const TELL_EVERY_MS = 500

/**
 * Tells the board twice a second who waits and how many work, over all switches. Supervisors are told that something
 * changed: each asks then for what he may see.
 */
export class FloorNews {
  #timer: NodeJS.Timeout | null = null
  #told = ''

  constructor(
    readonly switchboard: Switchboard<DrivenSwitch>,
    /** Epoch milliseconds. */
    readonly now: () => number
  ) {}

  start() {
    this.#timer = setInterval(() => void this.#tell(), TELL_EVERY_MS)
  }

  stop() {
    if (this.#timer) clearInterval(this.#timer)
  }

  async #tell() {
    const floor = this.#floor()
    try {
      await redis.set(FLOOR_KEY, JSON.stringify(floor), 'EX', 10)
      await live.send(boardChannel, { type: 'floor', floor })
      const seen = this.#seen(floor)
      if (seen === this.#told) return
      this.#told = seen
      await live.send(floorChannel, { type: 'floor_changed' })
    } catch (error) {
      logger.error({ err: error }, 'the floor could not be told')
    }
  }

  /** What a supervisor's page shows, but for the time that passes. */
  #seen({ callers, switches }: FloorSnapshot): string {
    const agents = this.switchboard
      .agents()
      .map(({ agentId, state, reason, since, callId }) => [agentId, state, reason, since, callId])
    return JSON.stringify([agents, callers.map(({ callId }) => callId), switches])
  }

  #floor(): FloorSnapshot {
    const agents = Object.fromEntries(AGENT_STATES.map((state) => [state, 0])) as Record<
      AgentState,
      number
    >
    for (const agent of this.switchboard.agents()) agents[agent.state]++
    const groups = this.switchboard.waitingCounts().map(({ group, waiting, longestWaitMs }) => ({
      group,
      waiting,
      longestWaitSeconds: Math.floor(longestWaitMs / 1000),
    }))
    return {
      at: new Date(this.now()).toISOString(),
      waiting: groups.reduce((sum, one) => sum + one.waiting, 0),
      longestWaitSeconds: Math.max(0, ...groups.map((one) => one.longestWaitSeconds)),
      agents,
      callers: this.#callers(),
      groups,
      switches: this.switchboard.all().map((one) => one.linkState),
    }
  }

  /** In order over all switches, though each serves its own. */
  #callers(): FloorSnapshot['callers'] {
    return this.switchboard
      .all()
      .flatMap(({ driver, calls }) =>
        driver.dispatcher.floor.lines.inOrder().map((caller) => ({ caller, calls }))
      )
      .toSorted((one, other) => (before(one.caller, other.caller) ? -1 : 1))
      .slice(0, MOST_CALLERS_SHOWN)
      .map(({ caller, calls }) => ({
        callId: caller.callId,
        group: caller.line.number,
        number: maskPhone(calls.ofChannel(caller.callerUuid)?.customerNumber ?? ''),
        waitingSince: new Date(caller.arrivedAt).toISOString(),
      }))
  }
}
