import type { Channel } from './channel.ts'
import type { SwitchCore } from './switch_core.ts'
import { limitUsage } from './limits.ts'
import { localStamp } from './stamps.ts'

/**
 * Expands `${name}`, `${name:start:length}` and `${api(argument)}`, innermost first. Only the few
 * read-only commands that the dialplan needs are known; anything else expands to nothing.
 */
export function expand(core: SwitchCore, channel: Channel | null, text: string): string {
  for (;;) {
    const start = text.lastIndexOf('${')
    if (start < 0) return text
    const end = text.indexOf('}', start)
    if (end < 0) return text
    const inner = text.slice(start + 2, end)
    text = text.slice(0, start) + evaluate(core, channel, inner) + text.slice(end + 1)
  }
}

function evaluate(core: SwitchCore, channel: Channel | null, inner: string) {
  const call = /^(\w+)\s*\((.*)\)$/s.exec(inner)
  if (call) return callFunction(core, call[1], call[2])
  const [name, start, length] = inner.split(':')
  const value = channel ? variable(channel, name) : ''
  if (start === undefined) return value
  const from = Number(start)
  return value.slice(from, length === undefined ? undefined : from + Number(length))
}

function variable(channel: Channel, name: string) {
  const { profile } = channel
  if (name === 'uuid') return channel.uuid
  if (name === 'destination_number') return profile.destinationNumber
  if (name === 'caller_id_number') return profile.callerIdNumber
  if (name === 'caller_id_name') return profile.callerIdName
  if (name === 'context') return profile.context
  if (name === 'network_addr') return profile.networkAddress ?? ''
  return channel.variables.get(name) ?? ''
}

function callFunction(core: SwitchCore, name: string, argument: string) {
  if (name === 'strepoch') return String(core.epoch)
  if (name === 'create_uuid') return core.nextUuid()
  if (name === 'strftime') return strftime(core, argument)
  if (name === 'strftime_tz') return clockIn(core, argument)
  if (name === 'expr') return sum(argument)
  if (name === 'acl') return String(isAllowed(core, argument))
  if (name === 'limit_usage') return limitUsage(core, argument)
  if (name === 'uuid_exists') return String(core.channels.has(argument))
  if (name === 'cond') return condition(argument)
  if (name === 'hash' && argument.startsWith('select/')) {
    const [, realm, key] = argument.split('/')
    return core.hash.get(`${realm}/${key}`) ?? ''
  }
  if (name === 'uuid_getvar') {
    const [uuid, variableName] = argument.split(' ')
    const channel = core.channels.get(uuid)
    return channel ? (channel.variables.get(variableName) ?? '_undef_') : '-ERR No such channel!'
  }
  return ''
}

export function strftime(core: SwitchCore, format: string) {
  const stamp = localStamp(core.clock.now())
  const parts: Record<string, string> = {
    Y: stamp.slice(0, 4),
    m: stamp.slice(5, 7),
    d: stamp.slice(8, 10),
    H: stamp.slice(11, 13),
    M: stamp.slice(14, 16),
    S: stamp.slice(17, 19),
  }
  return format.replace(/%([YmdHMS])/g, (_, letter: string) => parts[letter])
}

/** `<zone> %Y-%m-%d %u %H:%M`: the date and the ISO weekday in a time zone. */
function clockIn(core: SwitchCore, argument: string) {
  const [zone, ...format] = argument.split(' ')
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(core.clock.now())
  const [day, time] = parts.split(', ')
  const weekday = String(new Date(`${day}T00:00:00Z`).getUTCDay() || 7)
  const known: Record<string, string> = { '%Y-%m-%d': day, '%u': weekday, '%H:%M': time }
  return format.map((one) => known[one] ?? '').join(' ')
}

/** `a+b`, all of the arithmetic that the dialplan needs. */
function sum(text: string) {
  const match = /^(\d+)\+(\d+)$/.exec(text)
  return match ? String(Number(match[1]) + Number(match[2])) : '!err!'
}

/** `<address> <list>`. */
function isAllowed(core: SwitchCore, argument: string) {
  const [address, list] = argument.split(' ')
  return (core.accessLists.get(list) ?? []).some((cidr) => {
    const [network, bits] = cidr.split('/')
    const size = 2 ** (32 - Number(bits))
    return Math.floor(addressNumber(address) / size) === Math.floor(addressNumber(network) / size)
  })
}

function addressNumber(address: string) {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0)
}

/** `a < b ? yes : no`; a missing side makes it an error, which is never the wanted answer. */
export function condition(text: string) {
  const match = /^\s*(.*?)\s*(==|!=|<=|>=|<|>)\s*(.*?)\s*\?\s*(.*?)\s*:\s*(.*?)\s*$/s.exec(text)
  if (!match) return '-ERR'
  const [, left, operator, right, yes, no] = match
  if (left === '' || right === '') return '-ERR'
  const numbers = /^-?\d+(\.\d+)?$/.test(left) && /^-?\d+(\.\d+)?$/.test(right)
  const a = numbers ? Number(left) : left
  const b = numbers ? Number(right) : right
  const holds = {
    '==': a === b,
    '!=': a !== b,
    '<': a < b,
    '>': a > b,
    '<=': a <= b,
    '>=': a >= b,
  }[operator]
  return holds ? yes : no
}
