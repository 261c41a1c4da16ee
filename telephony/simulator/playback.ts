import type { Application } from './applications.ts'
import { recordDisposition } from './bridging.ts'
import type { Channel } from './channel.ts'
import { startRecording, stopRecording } from './recordings.ts'
import type { HeaderPairs, SwitchCore } from './switch_core.ts'

/** A prompt's length: a real one is some two seconds. */
const PROMPT_MS = 2000

/** How long a sound lasts in milliseconds; null: it has no end. */
function lengthOf(path: string): number | null {
  const silence = /^silence_stream:\/\/(\d+)$/.exec(path)
  if (silence) return Number(silence[1])
  return path.includes('://') && !path.startsWith('tone_stream://') ? null : PROMPT_MS
}

function fileHeaders(path: string): HeaderPairs {
  const type = /^(\w+):\/\//.exec(path)
  return [
    ...(type ? ([['Playback-File-Type', type[1]]] as const) : []),
    ['Playback-File-Path', path],
  ]
}

function stopPlayback(core: SwitchCore, channel: Channel, path: string, startedAt: number) {
  const ms = Math.floor(core.clock.now() - startedAt)
  const { variables } = channel
  variables.set('playback_last_offset_pos', String(ms * 8))
  variables.set('playback_seconds', String(Math.floor(ms / 1000)))
  variables.set('playback_ms', String(ms))
  variables.set('playback_samples', String(ms * 8))
  core.emit('PLAYBACK_STOP', {
    channel,
    after: [...fileHeaders(path), ['Playback-Status', 'done']],
  })
}

/**
 * `playback` and `endless_playback`: a stream goes on until `playback_timeout_sec` or an
 * interruption, a file ends by itself. A transfer or a phone that hangs up shows as `PLAYBACK ERROR`.
 */
export const playFile: Application = (core, channel, path, done) => {
  core.emit('PLAYBACK_START', { channel, after: fileHeaders(path) })
  const startedAt = core.clock.now()
  const seconds = Number(channel.variables.get('playback_timeout_sec') ?? Number.NaN)
  const end = (response: string) => {
    channel.blocking = null
    stopPlayback(core, channel, path, startedAt)
    done(response)
  }
  const limit = Number.isNaN(seconds) ? null : seconds * 1000
  const own = lengthOf(path)
  const length = own === null ? limit : Math.min(own, limit ?? own)
  const isBroadcast = channel.broadcasting !== null
  const finish = () => end('FILE PLAYED')
  const timer =
    length === null
      ? null
      : core.after(length, isBroadcast ? finish : () => afterBroadcast(channel, finish))
  channel.blocking = {
    interrupt: (reason) => {
      timer?.cancel()
      if (reason === 'hangup') recordDisposition(channel)
      const broken = reason === 'transfer' || channel.disposition === 'recv_bye'
      end(broken ? 'PLAYBACK ERROR' : 'FILE PLAYED')
    },
  }
}

/** What ends during a prompt within it takes effect when that is over. */
function afterBroadcast(channel: Channel, task: () => void) {
  if (channel.broadcasting) channel.broadcasting.push(task)
  else task()
}

/** Nothing, for so many milliseconds. */
export function pause(core: SwitchCore, channel: Channel, ms: number, done: () => void) {
  const timer = core.after(ms, () => {
    channel.blocking = null
    done()
  })
  channel.blocking = {
    interrupt: () => {
      timer.cancel()
      channel.blocking = null
      done()
    },
  }
}

/** `record <file> <seconds> …`: a message, which a key or the longest time ends. */
export const recordMessage: Application = (core, channel, argument, done) => {
  const [path, seconds] = argument.split(' ')
  startRecording(core, channel, path)
  const end = () => {
    timer.cancel()
    channel.blocking = null
    channel.onDigit = null
    stopRecording(core, channel, path)
    done()
  }
  const timer = core.after(Number(seconds) * 1000, end)
  channel.onDigit = end
  channel.blocking = { interrupt: end }
}

/**
 * `play_and_get_digits <min> <max> <tries> <timeout ms> <terminators> <file> <bad file> <variable>
 * <pattern> [<next digit ms>]`, for one try. Digits beyond the most belong to what comes after.
 */
export const playAndGetDigits: Application = (core, channel, argument, done) => {
  const [, most, , timeoutMs, terminator, path, , variable, pattern, nextMs] = argument.split(' ')
  const accepted = new RegExp(`^(?:${pattern})$`)
  const startedAt = core.clock.now()
  let playing = true
  core.emit('PLAYBACK_START', { channel, after: fileHeaders(path) })
  const stop = () => {
    if (!playing) return
    playing = false
    stopPlayback(core, channel, path, startedAt)
  }
  const end = (digit: string | null) => {
    timer.cancel()
    channel.blocking = null
    channel.onDigit = null
    stop()
    if (channel.isUp) {
      channel.variables.set('read_result', digit === null ? 'failure' : 'success')
      channel.variables.set(variable, digit ?? undefined)
    }
    done()
  }
  let timer = core.after(PROMPT_MS, () => {
    stop()
    timer = core.after(Number(timeoutMs), () => end(null))
  })
  let digits = ''
  const finish = () => end(accepted.test(digits) ? digits : null)
  channel.onDigit = (digit) => {
    timer.cancel()
    if (digit === terminator) return finish()
    digits += digit
    if (digits.length >= Number(most)) return finish()
    stop()
    timer = core.after(Number(nextMs ?? timeoutMs), finish)
  }
  channel.blocking = { interrupt: () => end(null) }
  channel.party?.onPrompt?.(channel)
}
