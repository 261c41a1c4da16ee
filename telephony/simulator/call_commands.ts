import { broadcast } from './broadcast.ts'
import type { Channel } from './channel.ts'
import type { ApiCommand } from './commands.ts'
import { immediate } from './commands.ts'
import { pressDigits, sendFromSwitch } from './digits.ts'
import { transferChannel } from './dialplan_run.ts'
import { killLeg } from './legs.ts'
import { hold, toggleHold, unhold } from './hold.ts'
import { bridgeByUuid, moveBoth, moveCalledLeg } from './moving.ts'
import type { Place } from './moving.ts'
import { originate } from './originate.ts'
import { startRecording, stopRecording, stopRecordings } from './recordings.ts'
import type { Simulation } from './simulation.ts'

const NO_CHANNEL = '-ERR No such channel!\n'

/** A command on one channel: its id is the first word. */
function onChannel(
  run: (simulation: Simulation, channel: Channel, rest: string) => string,
  missing = NO_CHANNEL
): ApiCommand {
  return immediate((simulation, argument) => {
    const [uuid] = argument.split(' ')
    const channel = simulation.core.channels.get(uuid)
    if (!channel || !channel.isUp) return missing
    return run(simulation, channel, argument.slice(uuid.length).trim())
  })
}

function dump(simulation: Simulation, channel: Channel, format: string) {
  const event = simulation.core.buildEvent('CHANNEL_DATA', { channel })
  if (format === 'json') return JSON.stringify(Object.fromEntries(event.headers))
  return event.plain.subarray(event.plain.indexOf('\n\n') + 2).toString('utf8')
}

/** `exten/XML/context`. */
function parsePlace(text: string): Place | null {
  const [destination, dialplan, context] = text.split('/')
  if (!destination || !context) return null
  return { destination, context, dialplan: dialplan === 'inline' ? dialplan : 'XML' }
}

/** The api commands that look at or act on calls. */
export const CALL_COMMANDS: Readonly<Record<string, ApiCommand>> = {
  uuid_exists: immediate(({ core }, argument) => String(core.channels.has(argument))),

  uuid_getvar: onChannel((_simulation, channel, name) => channel.variables.get(name) ?? '_undef_'),

  uuid_setvar: onChannel((_simulation, channel, rest) => {
    const [name] = rest.split(' ')
    if (!name) return '-USAGE: <uuid> <var> [value]\n'
    channel.variables.set(name, rest.slice(name.length).trim())
    return '+OK\n'
  }),

  uuid_setvar_multi: onChannel((_simulation, channel, rest) => {
    for (const pair of rest.split(';')) {
      const equals = pair.indexOf('=')
      if (equals > 0) channel.variables.set(pair.slice(0, equals), pair.slice(equals + 1))
    }
    return '+OK\n'
  }),

  uuid_dump: onChannel(dump),

  uuid_transfer: onChannel(({ core }, channel, rest) => {
    const words = rest.split(' ')
    const which = words[0].startsWith('-') ? words.shift()! : ''
    const target = which === '-bleg' ? channel.partner : channel
    const [destination, dialplan, named] = words
    if (!destination) {
      return '-USAGE: <uuid> [-bleg|-both] <dest-exten> [<dialplan>] [<context>]\n'
    }
    if (!target) return NO_CHANNEL
    const context = named ?? target.profile.context
    const place: Place = {
      destination,
      context,
      dialplan: dialplan === 'inline' ? dialplan : 'XML',
    }
    if (which === '-both' && target.bridge) moveBoth(core, target, place, place)
    else if (target.bridge?.leg === target) moveCalledLeg(core, target, place)
    else transferChannel(core, target, destination, context, place.dialplan)
    return '+OK\n'
  }),

  uuid_dual_transfer: onChannel(({ core }, channel, rest) => {
    const [own, others] = rest.split(' ').map(parsePlace)
    if (!own || !others) return '-USAGE: <uuid> <A-dest-exten>[/<A-dialplan>][/<A-context>] <B-…>\n'
    moveBoth(core, channel, own, others)
    return '+OK\n'
  }),

  uuid_bridge: onChannel(({ core }, channel, rest) => {
    const other = core.channels.get(rest)
    if (!other?.isUp || !other.isAnswered || !channel.isAnswered) return '-ERR Invalid uuid\n'
    bridgeByUuid(core, channel, other)
    return `+OK ${other.uuid}\n`
  }, '-ERR Invalid uuid\n'),

  uuid_broadcast: onChannel(({ core }, channel, rest) => {
    const [path] = rest.split(' ')
    if (!path) return '-USAGE: <uuid> <path> [aleg|bleg|holdb|both]\n'
    broadcast(core, channel, path)
    return '+OK Message sent\n'
  }),

  uuid_recv_dtmf: onChannel(({ core }, channel, digits) => {
    core.after(1, () => pressDigits(core, channel, digits, 'APP'))
    return '+OK\n'
  }),

  uuid_send_dtmf: onChannel(({ core }, channel, digits) => {
    sendFromSwitch(core, channel, digits)
    return '+OK\n'
  }),

  uuid_kill: onChannel(({ core }, channel, cause) => {
    killLeg(core, channel, cause || 'NORMAL_CLEARING')
    return '+OK\n'
  }),

  uuid_hold: immediate(({ core }, argument) => {
    const words = argument.split(' ')
    const verb = words.length > 1 && ['off', 'toggle'].includes(words[0]) ? words.shift()! : 'on'
    const channel = core.channels.get(words[0])
    if (!channel?.isUp) return '-ERR Operation failed\n'
    if (verb === 'on') hold(core, channel)
    else if (verb === 'off') unhold(core, channel)
    else toggleHold(core, channel)
    return '+OK Success\n'
  }),

  uuid_audio: onChannel(({ core }, channel, rest) => {
    const [verb] = rest.split(' ')
    if (verb === 'start') {
      channel.audioBug = true
      core.emit('MEDIA_BUG_START', {
        channel,
        before: [
          ['Media-Bug-Function', 'audio'],
          ['Media-Bug-Target', channel.uuid],
        ],
      })
      return '+OK\n'
    }
    if (verb !== 'stop') return '-USAGE: <uuid> [start [read|write] [mute|level <level>]|stop]\n'
    if (channel.audioBug) {
      channel.audioBug = false
      core.emit('MEDIA_BUG_STOP', {
        channel,
        before: [
          ['Media-Bug-Function', 'audio'],
          ['Media-Bug-Target', channel.uuid],
        ],
      })
    }
    return '+OK\n'
  }),

  uuid_phone_event: onChannel(({ core }, channel, event) => {
    if (event !== 'talk' && event !== 'hold') return '-ERR Operation failed\n'
    core.after(2, () => channel.party?.onPhoneEvent?.(channel, event))
    return '+OK Success\n'
  }),

  uuid_record: onChannel(({ core }, channel, rest) => {
    const [verb, path] = rest.split(' ')
    if (!path) return '-USAGE: <uuid> [start|stop|mask|unmask] <path> [<limit>]\n'
    if (verb === 'start') {
      if (/\.(mp3|opus)$/.test(path)) return '-ERR Cannot record session!\n'
      startRecording(core, channel, path)
    } else if (verb === 'stop' && path === 'all') {
      stopRecordings(core, channel)
    } else if (verb === 'stop' && !stopRecording(core, channel, path)) {
      return '-ERR Cannot stop record session!\n'
    }
    return '+OK Success\n'
  }, '-ERR Cannot locate session!\n'),

  hupall: immediate(({ core }, argument) => {
    const cause = argument.split(' ')[0] || 'MANAGER_REQUEST'
    for (const channel of core.channels.values()) killLeg(core, channel, cause)
    return `+OK hangup all channels with cause ${cause}\n`
  }),

  originate,
}
