import type { Blocking, Channel } from './channel.ts'
import { executeApplication } from './dialplan_run.ts'
import type { SwitchCore } from './switch_core.ts'

/** `uuid_broadcast`: a prompt within whatever plays, which goes on by itself afterwards. */
export function broadcast(core: SwitchCore, channel: Channel, path: string) {
  core.after(1, () => {
    const outer = channel.blocking
    if (!outer || !channel.isUp || channel.broadcasting) return
    channel.broadcasting = []
    executeApplication(core, channel, 'playback', path, () => resume(channel, outer))
  })
}

function resume(channel: Channel, outer: Blocking) {
  const waiting = channel.broadcasting ?? []
  channel.broadcasting = null
  channel.blocking = outer
  if (!channel.isUp) outer.interrupt('hangup')
  else if (channel.pendingRoute) outer.interrupt('transfer')
  else for (const task of waiting) task()
}
