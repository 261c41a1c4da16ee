import type { Channel } from './channel.ts'
import { executeApplication } from './dialplan_run.ts'
import type { SwitchCore } from './switch_core.ts'

/** `bind_digit_action realm,digits,exec:execute_extension,name XML context,self`. */
export interface DigitBinding {
  realm: string
  digits: string
  extension: string
  context: string
}

export function parseDigitBinding(argument: string): DigitBinding | null {
  const match = /^(\w+),([0-9*#]+),exec:execute_extension,(\S+) XML (\S+),self$/.exec(argument)
  if (!match) return null
  return { realm: match[1], digits: match[2], extension: match[3], context: match[4] }
}

/**
 * The phone at the far end sends digits. A bound sequence is swallowed and runs its extension on
 * that leg; other digits become DTMF events and may end a prompt that waits for them.
 */
export function pressDigits(
  core: SwitchCore,
  channel: Channel,
  digits: string,
  source: 'RTP' | 'APP' = 'RTP'
) {
  if (!channel.isUp) return
  const binding = channel.digitBindings.find(
    (candidate) => candidate.realm === channel.digitRealm && candidate.digits === digits
  )
  if (binding) {
    runBinding(core, channel, binding)
    return
  }
  for (const digit of digits) {
    channel.digitsDialled += digit
    core.emit('DTMF', {
      channel,
      after: [
        ['DTMF-Digit', digit],
        ['DTMF-Duration', source === 'RTP' ? '1280' : '2000'],
        ['DTMF-Source', source],
      ],
    })
    channel.onDigit?.(digit)
  }
}

/** `uuid_send_dtmf`: the far end of this leg hears the digits; the switch sends no event for it. */
export function sendFromSwitch(core: SwitchCore, channel: Channel, digits: string) {
  core.after(1, () => channel.party?.onDigits?.(channel, digits))
}

function runBinding(core: SwitchCore, channel: Channel, binding: DigitBinding) {
  const { variables } = channel
  variables.set('last_matching_digits', binding.digits)
  variables.set('current_loop', '1')
  variables.set('total_loops', '1')
  executeApplication(
    core,
    channel,
    'execute_extension',
    `${binding.extension} XML ${binding.context}`,
    () => {
      variables.unset('current_loop', 'total_loops')
      core.emit('PRIVATE_COMMAND', {
        channel,
        before: [
          ['call-command', 'execute'],
          ['execute-app-name', 'execute_extension'],
          ['execute-app-arg', `${binding.extension} XML ${binding.context}`],
          ['event-lock', 'true'],
          ['lead-frames', '5'],
          ...(channel.direction === 'outbound' ? ([['hold-bleg', 'true']] as const) : []),
        ],
      })
    }
  )
}
