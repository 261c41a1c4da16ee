import type { Application } from './applications.ts'
import { recordDisposition } from './bridging.ts'
import type { Channel } from './channel.ts'
import { killLeg } from './legs.ts'
import type { HeaderPairs, SwitchCore } from './switch_core.ts'

interface Member {
  id: number
  channel: Channel
  leave(): void
}

/** A room of mod_conference. The simulator hears nobody speak: it tells of no talking and no floor. */
export interface Conference {
  name: string
  uuid: string
  members: Member[]
  lastId: number
}

const DOMAIN = 'cluecon.com'

/** `conference room@default`: stays until it is kicked, moved away or hung up. */
export const conference: Application = (core, channel, argument, done) => {
  const [name] = argument.split('@')
  const room = core.conferences.get(name) ?? open(core, name)
  channel.readCodec = 'L16'
  const member: Member = {
    id: ++room.lastId,
    channel,
    leave: () => {
      if (!room.members.includes(member)) return
      room.members.splice(room.members.indexOf(member), 1)
      channel.blocking = null
      tellOfMember(core, room, member, 'del-member')
      afterwards(channel)
      done()
      endWith(core, room, channel)
      if (room.members.length === 0) close(core, room)
    },
  }
  room.members.push(member)
  channel.blocking = { interrupt: member.leave }
  setVariables(channel, room, member)
  tellOfMember(core, room, member, 'add-member')
  const others = room.members.filter((one) => one !== member)
  for (const one of others) {
    one.channel.party?.onBridge?.(one.channel, channel)
    channel.party?.onBridge?.(channel, one.channel)
  }
}

/** The api command `conference <room> list|kick <member id>`. */
export function conferenceCommand(core: SwitchCore, argument: string) {
  const [name, verb, which] = argument.split(' ')
  const room = core.conferences.get(name)
  if (!room) return `-ERR Conference ${name} not found\n`
  if (verb === 'list') {
    const rows = room.members.map(
      ({ id, channel }) =>
        `${id};${channel.name};${channel.uuid};${channel.profile.callerIdName};` +
        `${channel.profile.callerIdNumber};hear|speak;0;0;100\n`
    )
    return rows.reverse().join('')
  }
  if (verb !== 'kick') return `-ERR Conference command '${verb}' not found.\n`
  const member =
    which === 'last' ? room.members.at(-1) : room.members.find(({ id }) => id === Number(which))
  if (!member) return '-ERR Non-Existant ID\n'
  tellOfMember(core, room, member, 'kick-member')
  core.after(1, () => member.leave())
  return `+OK kicked ${member.id}\n`
}

function open(core: SwitchCore, name: string): Conference {
  const room = { name, uuid: core.nextUuid(), members: [], lastId: 0 }
  core.conferences.set(name, room)
  tell(core, room, [], 'conference-create')
  return room
}

function close(core: SwitchCore, room: Conference) {
  core.conferences.delete(room.name)
  tell(core, room, [], 'conference-destroy')
}

/** Who was let in with `endconf` takes everybody along. */
function endWith(core: SwitchCore, room: Conference, channel: Channel) {
  const flags = channel.variables.get('conference_member_flags') ?? ''
  if (!flags.split('|').includes('endconf')) return
  for (const { channel: other } of [...room.members]) {
    other.variables.touch('call_uuid')
    killLeg(core, other, 'NORMAL_CLEARING')
  }
}

function setVariables(channel: Channel, room: Conference, member: Member) {
  const { variables, profile } = channel
  variables.set('conference_name', room.name)
  variables.set('app_session_uuid', room.uuid)
  variables.set('read_codec', 'L16')
  variables.touch('read_rate')
  variables.set('conference_member_id', String(member.id))
  variables.set('conference_moderator', 'false')
  variables.set('conference_ghost', 'false')
  variables.set('conference_uuid', room.uuid)
  const key = `conference_${room.name}_${DOMAIN}_${profile.callerIdNumber}`
  variables.set('conference_call_key', key)
}

function afterwards(channel: Channel) {
  channel.variables.unset('conference_call_key')
  recordDisposition(channel)
  channel.readCodec = 'PCMU'
  channel.variables.set('read_codec', 'PCMU')
  channel.variables.touch('read_rate')
}

function tellOfMember(core: SwitchCore, room: Conference, member: Member, action: string) {
  tell(
    core,
    room,
    [
      ['Floor', 'false'],
      ...member.channel.headers('CUSTOM'),
      ['Video', 'false'],
      ['Hear', 'true'],
      ['See', 'true'],
      ['Speak', 'true'],
      ['Talking', 'false'],
      ['Mute-Detect', 'false'],
      ['Hold', 'false'],
      ['Member-ID', String(member.id)],
      ['Member-Type', 'member'],
      ['Member-Ghost', 'false'],
      ['Energy-Level', '100'],
      ['Current-Energy', '0'],
    ],
    action
  )
}

function tell(core: SwitchCore, room: Conference, headers: HeaderPairs, action: string) {
  core.emit('CUSTOM', {
    subclass: 'conference::maintenance',
    before: [
      ['Conference-Name', room.name],
      ['Conference-Domain', DOMAIN],
      ['Conference-Size', String(room.members.length)],
      ['Conference-Ghosts', '0'],
      ['Conference-Profile-Name', 'default'],
      ['Conference-Unique-ID', room.uuid],
      ...headers,
      ['Action', action],
    ],
  })
}
