import type { Application } from './applications.ts'
import { recordDisposition } from './bridging.ts'

/**
 * `eavesdrop` and `three_way`: the channel hears another leg, and is heard there as far as its mode
 * goes. The switch tells of it by the media bug on that leg alone.
 */
export const listenIn: Application = (core, channel, uuid, done) => {
  const target = core.channels.get(uuid)
  if (!target?.isUp) return done()
  const bug = [
    ['Media-Bug-Function', 'eavesdrop'],
    ['Media-Bug-Target', uuid],
  ] as const
  core.emit('MEDIA_BUG_START', { channel: target, before: bug })
  channel.readCodec = 'L16'
  channel.variables.set('read_codec', 'L16')
  channel.variables.touch('read_rate')
  channel.variables.set('last_sent_callee_id_name', target.profile.callerIdName)
  channel.variables.set('last_sent_callee_id_number', target.profile.callerIdNumber)
  core.emit('CALL_UPDATE', {
    channel,
    before: [
      ['Direction', 'SEND'],
      ['Sent-Callee-ID-Name', target.profile.callerIdName],
      ['Sent-Callee-ID-Number', target.profile.callerIdNumber],
    ],
  })
  const stop = () => {
    if (!target.spies.delete(stop)) return
    channel.blocking = null
    core.emit('MEDIA_BUG_STOP', { channel: target, before: bug })
    recordDisposition(channel)
    channel.readCodec = 'PCMU'
    channel.variables.set('read_codec', 'PCMU')
    channel.variables.touch('read_rate')
    done()
  }
  target.spies.add(stop)
  channel.blocking = { interrupt: stop }
}
