import type { ControlResult } from '#telephony/control/result'
import type { PhoneReply } from '#app/calls/phone_request'

/** What a control's result means to whoever asked. */
export function replyTo(result: ControlResult): PhoneReply {
  if (result.ok) return { ok: true }
  if (result.reason === 'gone') return { ok: false, refusal: 'no_call' }
  return { ok: false, refusal: result.reason === 'lost' ? 'telephony_away' : 'switch_refused' }
}
