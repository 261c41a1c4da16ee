import { randomUUID } from 'node:crypto'
import { hangUp } from '#telephony/control/hang_up'
import { changeMode, kick, supervise } from '#telephony/control/supervise'
import { transfer } from '#telephony/control/transfer'
import type { ControlledSwitch } from '#app/calls/bridge/controlled_switch'
import { ownCall, type OwnCall } from '#app/calls/bridge/own_call'
import { switchTarget } from '#app/calls/bridge/switch_target'
import type { Switchboard } from '#app/calls/bridge/switchboard'
import type { NamedTarget } from '#app/calls/call_targets'
import { replyTo } from '#app/calls/bridge/reply_to'
import type { PhoneRefusal, PhoneReply, SupervisionRequest } from '#app/calls/phone_request'

/** How long an answer waits for the supervisor's telephone to ring, in milliseconds. */
const RING_PATIENCE_MS = 1_500
const RING_LOOK_MS = 40

type Listening = { to: ControlledSwitch; legUuid: string; agentId: number }

/** Does in the switch what a supervisor asks of an agent's call. Whether he may was decided before. */
export class SuperviseAgent {
  /** Legs of supervisors who listen: supervisor → leg and whom he listens to. */
  readonly #listening = new Map<number, Listening>()

  constructor(readonly switchboard: Switchboard) {}

  async handle(request: SupervisionRequest): Promise<PhoneReply> {
    if (request.type === 'stop_supervising') return this.#stop(request.supervisorId)
    const to = this.switchboard.seatOf(request.employeeId)
    const agent = to?.driver.dispatcher.agent(request.employeeId)
    const own = to && agent && ownCall(to.calls, agent)
    if (!own) return refused('no_call')
    if (!to.link.isUp) return refused('switch_away')
    switch (request.type) {
      case 'supervise':
        return this.#supervise(to, request, own)
      case 'kick':
        return replyTo(await kick(to.link, (own.customer ?? own.leg).uuid))
      case 'redirect':
        if (!own.customer) return refused('no_call')
        return this.#redirect(to, own.customer.uuid, request.target)
    }
  }

  async #redirect(
    to: ControlledSwitch,
    customerLegUuid: string,
    named: NamedTarget
  ): Promise<PhoneReply> {
    const target = switchTarget(to.driver, named)
    if (!target) return refused('unknown_group')
    if (target.kind === 'extension' && this.switchboard.isElsewhere(target.number, to)) {
      return refused('other_switch')
    }
    return replyTo(await transfer(to.link, customerLegUuid, target))
  }

  async #supervise(
    to: ControlledSwitch,
    request: Extract<SupervisionRequest, { type: 'supervise' }>,
    own: OwnCall
  ): Promise<PhoneReply> {
    const { link, calls } = to
    const { supervisorId, employeeId: agentId, mode } = request
    const known = this.#listening.get(supervisorId)
    if (known && known.agentId === agentId && calls.ofChannel(known.legUuid)) {
      return replyTo(await changeMode(link, known.legUuid, mode))
    }
    if (!own.talks) return refused('no_call')
    const seat = this.switchboard.seatOf(supervisorId)
    const supervisor = seat?.driver.dispatcher.agent(supervisorId)
    if (!supervisor?.extension) return refused('no_telephone')
    if (supervisorId === agentId) return refused('own_telephone')
    if (seat !== to) return refused('other_switch')
    if (['reserved', 'ringing', 'on_call'].includes(supervisor.state)) return refused('on_a_call')
    const legUuid = randomUUID()
    this.#listening.set(supervisorId, { to, legUuid, agentId })
    const answered = supervise(link, {
      supervisorLegUuid: legUuid,
      extension: supervisor.extension,
      agentLegUuid: own.leg.uuid,
      callId: own.call.id,
      mode,
    }).then(replyTo)
    return Promise.race([answered, this.#rings(to, legUuid)])
  }

  async #rings({ calls }: ControlledSwitch, legUuid: string): Promise<PhoneReply> {
    for (let waited = 0; waited < RING_PATIENCE_MS; waited += RING_LOOK_MS) {
      if (calls.ofChannel(legUuid)) return { ok: true }
      await new Promise((resolve) => setTimeout(resolve, RING_LOOK_MS))
    }
    return { ok: true }
  }

  async #stop(supervisorId: number): Promise<PhoneReply> {
    const known = this.#listening.get(supervisorId)
    this.#listening.delete(supervisorId)
    return known ? replyTo(await hangUp(known.to.link, known.legUuid)) : refused('no_call')
  }
}

function refused(refusal: PhoneRefusal): PhoneReply {
  return { ok: false, refusal }
}
