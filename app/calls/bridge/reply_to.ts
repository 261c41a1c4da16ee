import type { CommandResult } from '#telephony/acd/driver_events'
import type { ControlResult } from '#telephony/control/result'
import type { PhoneReply } from '#app/calls/phone_request'

/** What a control's result means to whoever asked. */
export function replyTo(result: ControlResult): PhoneReply {
  if (result.ok) return { ok: true }
  if (result.reason === 'gone') return { ok: false, refusal: 'no_call' }
  return { ok: false, refusal: result.reason === 'lost' ? 'switch_away' : 'switch_refused' }
}

/** What the dispatcher said to a command. */
export function commanded(result: CommandResult): PhoneReply {
  if (result.ok) return { ok: true }
  const { refusal } = result
  return { ok: false, refusal: refusal === 'switch_unreachable' ? 'switch_away' : refusal }
}
