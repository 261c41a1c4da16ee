import { DateTime } from 'luxon'
import { live } from '#core/live/live'
import { agentChannel } from '#core/live/channels'
import type CallMoved from '#app/calls/events/call_moved'
import { BuildScreenPop } from '#app/desk/queries/build_screen_pop'

/** The caller's card is on the agent's screen while the telephone begins to ring, and in full when it is answered. */
export default class SendScreenPop {
  async handle({ move }: CallMoved) {
    if (move.employeeId === null) return
    const channel = agentChannel(move.employeeId)
    if (move.kind === 'offered' || move.kind === 'answered') {
      const pop = await new BuildScreenPop().handle({
        callId: move.callId,
        direction: move.direction,
        customerNumber: move.customerNumber,
        dnis: move.dnis,
        startedAt: DateTime.fromJSDate(move.startedAt, { zone: 'utc' }),
        reveal: move.kind === 'answered',
      })
      await live.send(channel, { type: 'screen_pop', stage: move.kind, pop })
    } else {
      await live.send(channel, { type: 'call_over', callId: move.callId, stage: move.kind })
    }
  }
}
