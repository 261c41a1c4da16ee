import { bridge } from './bridging.ts'
import type { Channel } from './channel.ts'
import { conference } from './conference.ts'
import { executeApplication, findExtension, prepareTransfer } from './dialplan_run.ts'
import { parseDigitBinding } from './digits.ts'
import { expand } from './expansion.ts'
import { FRAME_MS, answerInbound, killLeg } from './legs.ts'
import { limit, limitExecute } from './limits.ts'
import { pause, playAndGetDigits, playFile, recordMessage } from './playback.ts'
import { startRecording, stopRecording } from './recordings.ts'
import { listenIn } from './spying.ts'
import type { SwitchCore } from './switch_core.ts'

/** Runs an application; `done` is called exactly once, at once or later. */
export type Application = (
  core: SwitchCore,
  channel: Channel,
  argument: string,
  done: (response?: string) => void
) => void

/** The applications that the recipe uses. */
export const APPLICATIONS: Readonly<Record<string, Application>> = {
  set: (_core, channel, argument, done) => {
    const equals = argument.indexOf('=')
    if (equals > 0) channel.variables.set(argument.slice(0, equals), argument.slice(equals + 1))
    done()
  },

  unset: (_core, channel, argument, done) => {
    channel.variables.unset(argument)
    done()
  },

  answer: (core, channel, _argument, done) => {
    answerInbound(core, channel)
    done()
  },

  hangup: (core, channel, argument, done) => {
    killLeg(core, channel, argument || 'NORMAL_CLEARING')
    done()
  },

  event: (core, channel, argument, done) => {
    const headers = argument.split(',').map((pair) => {
      const equals = pair.indexOf('=')
      return [pair.slice(0, equals), pair.slice(equals + 1)] as const
    })
    core.emit('CUSTOM', {
      channel,
      subclass: new Map(headers).get('Event-Subclass'),
      before: headers.filter(([name, value]) => !name.startsWith('Event-') && value !== ''),
    })
    done()
  },

  transfer: (core, channel, argument, done) => {
    const [destination, , context] = argument.split(' ')
    prepareTransfer(core, channel, destination, context)
    done()
  },

  execute_extension: (core, channel, argument, done) => {
    const [name, , context] = argument.split(' ')
    const list = [...(findExtension(core, channel, context, name)?.actions ?? [])]
    const next = () => {
      const action = list.shift()
      if (!action || !channel.isUp) return done()
      const expanded = expand(core, channel, action.argument)
      executeApplication(core, channel, action.application, expanded, next)
    }
    next()
  },

  bind_digit_action: (_core, channel, argument, done) => {
    const binding = parseDigitBinding(argument)
    if (binding) channel.digitBindings.push(binding)
    done()
  },

  digit_action_set_realm: (_core, channel, argument, done) => {
    channel.digitRealm = argument
    done()
  },

  record_session: (core, channel, argument, done) => {
    const timer = core.after(FRAME_MS, () => {
      channel.blocking = null
      startRecording(core, channel, argument)
      done()
    })
    channel.blocking = {
      interrupt: () => {
        timer.cancel()
        channel.blocking = null
        done()
      },
    }
  },

  stop_record_session: (core, channel, argument, done) => {
    stopRecording(core, channel, argument)
    done()
  },

  limit,
  limit_execute: limitExecute,
  record: recordMessage,
  sleep: (core, channel, argument, done) => pause(core, channel, Number(argument), done),
  playback: playFile,
  endless_playback: playFile,
  play_and_get_digits: playAndGetDigits,

  park: (core, channel, _argument, done) => {
    core.emit('CHANNEL_PARK', { channel })
    channel.blocking = {
      interrupt: () => {
        channel.blocking = null
        core.emit('CHANNEL_UNPARK', { channel })
        done()
      },
    }
  },

  bridge,
  conference,
  eavesdrop: listenIn,
  three_way: listenIn,
}
