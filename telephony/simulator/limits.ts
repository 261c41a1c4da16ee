import type { Channel } from './channel.ts'
import { executeApplication, prepareTransfer } from './dialplan_run.ts'
import { killLeg } from './legs.ts'
import type { SwitchCore } from './switch_core.ts'

/** `hash <realm> <id> <most> …`: how many calls share something, such as a trunk. */
function parseLimit(argument: string) {
  const [, realm, id, most, ...rest] = argument.split(' ')
  return { key: `${realm}/${id}`, most: Number(most), rest }
}

export function limitUsage(core: SwitchCore, argument: string): string {
  const [, realm, id] = argument.split(' ')
  return String(core.usage.get(`${realm}/${id}`) ?? 0)
}

function take(core: SwitchCore, channel: Channel, key: string, most: number) {
  const used = core.usage.get(key) ?? 0
  if (used >= most) return false
  core.usage.set(key, used + 1)
  channel.limits.push(key)
  return true
}

function give(core: SwitchCore, channel: Channel, key: string) {
  const index = channel.limits.indexOf(key)
  if (index < 0) return
  channel.limits.splice(index, 1)
  core.usage.set(key, Math.max(0, (core.usage.get(key) ?? 0) - 1))
}

/** With the end of a leg everything that it counted for is free again. */
export function releaseLimits(core: SwitchCore, channel: Channel) {
  for (const key of [...channel.limits]) give(core, channel, key)
}

/** `limit`: beyond the most the call goes elsewhere, or ends with `!CAUSE`. */
export function limit(
  core: SwitchCore,
  channel: Channel,
  argument: string,
  done: (response?: string) => void
) {
  const { key, most, rest } = parseLimit(argument)
  if (!take(core, channel, key, most)) {
    const [target, , context] = rest
    if (target?.startsWith('!')) killLeg(core, channel, target.slice(1))
    else if (target) prepareTransfer(core, channel, target, context ?? channel.profile.context)
  }
  done()
}

/** `limit_execute`: runs the application unless the most is reached, and counts as long as it runs. */
export function limitExecute(
  core: SwitchCore,
  channel: Channel,
  argument: string,
  done: (response?: string) => void
) {
  const { key, most, rest } = parseLimit(argument)
  const [application, ...own] = rest
  if (!application || !take(core, channel, key, most)) return done()
  executeApplication(core, channel, application, own.join(' '), () => {
    give(core, channel, key)
    done()
  })
}
