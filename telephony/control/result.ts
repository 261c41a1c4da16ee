import { ArgumentRefused } from '../esl/arguments.ts'
import type { Command } from '../esl/arguments.ts'
import type { ApiReply } from '../esl/reply.ts'
import type { SwitchLink } from '../esl/switch_link.ts'

/** What a control needs of the link to the switch. */
export type ControlLink = Pick<SwitchLink, 'command'>

/**
 * How a control came out. `gone`: the leg has ended meanwhile; `refused`: the switch said no, in
 * `detail`; `lost`: the link broke, and the switch may or may not have done it; `invalid`: an
 * argument may not stand in a command, nothing was sent.
 */
export type ControlResult =
  { ok: true } | { ok: false; reason: 'gone' | 'refused' | 'lost' | 'invalid'; detail: string }

/** Builds a command, sends it and reads the answer; a forbidden argument is a value too. */
export async function control(link: ControlLink, build: () => Command): Promise<ControlResult> {
  let command: Command
  try {
    command = build()
  } catch (error) {
    if (!(error instanceof ArgumentRefused)) throw error
    return { ok: false, reason: 'invalid', detail: error.message }
  }
  return resultOf(await link.command(command))
}

export function resultOf(reply: ApiReply): ControlResult {
  if (reply.ok) return { ok: true }
  const { error: detail } = reply
  if (reply.reason === 'lost') return { ok: false, reason: 'lost', detail }
  const gone = /no such channel|invalid uuid|cannot locate session/i.test(detail)
  return { ok: false, reason: gone ? 'gone' : 'refused', detail }
}
