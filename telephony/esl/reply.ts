import type { Frame } from './frame_decoder.ts'

/**
 * What a command came to. A refusal by the switch (`-ERR`, `-USAGE`) is `refused`; `lost` means that
 * the connection broke before the answer: the switch may or may not have carried it out.
 */
export type ApiReply =
  { ok: true; body: string } | { ok: false; error: string; reason: 'refused' | 'lost' }

export const LOST: ApiReply = Object.freeze({
  ok: false,
  error: 'the connection to the switch was lost',
  reason: 'lost',
})

/**
 * Of an `api` answer or a job's result. The text comes without a rule: `+OK`, `-ERR …`, `-USAGE: …`,
 * or anything at all (`false`, `_undef_`, a table). `body` is the text as sent, without the spaces and
 * line ends around it.
 */
export function apiReply(answer: Frame | string): ApiReply {
  const text = (typeof answer === 'string' ? answer : answer.body.toString('utf8')).trim()
  if (text.startsWith('-ERR') || text.startsWith('-USAGE')) {
    return { ok: false, error: text.replace(/^-(ERR|USAGE)[: ]*/, ''), reason: 'refused' }
  }
  return { ok: true, body: text }
}

/** Of `auth`, `event`, `bgapi`: the `Reply-Text` header of a command/reply. */
export function commandReply(frame: Frame): ApiReply {
  return apiReply(frame.header('Reply-Text') ?? '')
}
