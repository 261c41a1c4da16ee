import { condition, expand, strftime } from './expansion.ts'
import { conferenceCommand } from './conference.ts'
import { CALL_COMMANDS } from './call_commands.ts'
import { showCommand } from './show.ts'
import type { Simulation } from './simulation.ts'
import { upTime } from './stamps.ts'

/** Runs an api command; `reply` is called once with the exact text of the answer. */
export type ApiCommand = (
  simulation: Simulation,
  argument: string,
  reply: (answer: string) => void
) => void

/** Wraps a command that answers at once. */
export function immediate(run: (simulation: Simulation, argument: string) => string): ApiCommand {
  return (simulation, argument, reply) => reply(run(simulation, argument))
}

const COMMANDS: Readonly<Record<string, ApiCommand>> = {
  ...CALL_COMMANDS,
  show: immediate(showCommand),
  hash: immediate(hashCommand),
  conference: immediate(({ core }, argument) => conferenceCommand(core, argument)),
  status: immediate(({ core }) => {
    const count = core.channels.size
    return (
      `UP ${upTime(core.upMs)}\n` +
      'FreeSWITCH (Version 1.11.3-dev  64bit) is ready\n' +
      `${core.sessionCount} session(s) since startup\n` +
      `${count} session(s) - peak ${count}, last 5min ${count} \n` +
      '0 session(s) per Sec out of max 2000, peak 51, last 5min 51 \n' +
      '4000 session(s) max\nmin idle cpu 0.00/95.17\nCurrent Stack Size/Max 240K/8192K\n'
    )
  }),
  version: immediate(() => 'FreeSWITCH Version 1.11.3-dev~64bit ( 64bit)\n'),
  echo: immediate((_simulation, argument) => argument),
  global_getvar: immediate(({ core }, name) => (name === 'core_uuid' ? core.coreUuid : '')),
  strepoch: immediate(({ core }) => String(core.epoch)),
  strftime: immediate(({ core }, argument) => strftime(core, argument || '%Y-%m-%d %H:%M:%S')),
  cond: immediate((_simulation, argument) => condition(argument)),
  reloadxml: immediate(({ core }) => {
    const wrong = core.reload()
    if (wrong !== null) return `-ERR [${wrong}]\n`
    core.emit('RELOADXML')
    return '+OK [Success]\n'
  }),
  xml_locate: immediate(({ core }, argument) => {
    const name = argument.split(' ').at(-1) ?? ''
    const extensions = core.dialplan[name]
    if (!extensions) return "can't find anything\n"
    const tags = extensions.map((one) => `  <extension name="${one.name}">\n  </extension>\n`)
    return `<context name="${name}">\n${tags.join('')}</context>\n`
  }),
  reloadacl: immediate(() => '+OK acl reloaded\n'),
  sofia: immediate(() => '+OK\n'),
  local_stream: immediate(() => '+OK\n'),
  reload: immediate(() => '+OK Reloading XML\n+OK module loaded\n'),
  sofia_contact: immediate(({ phones, core }, argument) => {
    const extension = argument.replace(/^\*\//, '').split('@')[0]
    if (!phones.registered(extension)) return 'error/user_not_registered'
    return `sofia/internal/sip:${extension}@127.0.0.1:25070;domain=${core.domain}`
  }),
  msleep: ({ core }, argument, reply) => {
    core.clock.after(Number(argument) || 0, () => reply('+OK\n'))
  },
  expand: (simulation, argument, reply) => {
    runApi(simulation, expand(simulation.core, null, argument), reply)
  },
}

export function runApi(simulation: Simulation, command: string, reply: (answer: string) => void) {
  const trimmed = command.trim()
  const blank = trimmed.indexOf(' ')
  const name = blank < 0 ? trimmed : trimmed.slice(0, blank)
  const argument = blank < 0 ? '' : trimmed.slice(blank + 1).trim()
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : null
  if (!run) {
    reply(`-ERR ${name} Command not found!\n`)
    return
  }
  run(simulation, argument, reply)
}

/** `insert/realm/key/value`, `select/realm/key`, `delete/realm/key`. */
function hashCommand({ core }: Simulation, argument: string) {
  const [verb, realm, key, ...value] = argument.split('/')
  if (!realm || !key)
    return '-ERR Usage: hash [insert|insert_ifempty|delete|select]/realm/key/value\n'
  const name = `${realm}/${key}`
  if (verb === 'insert') {
    core.hash.set(name, value.join('/'))
    return '+OK\n'
  }
  if (verb === 'insert_ifempty') {
    if (core.hash.has(name)) return '-ERR key already exists\n'
    core.hash.set(name, value.join('/'))
    return '+OK\n'
  }
  if (verb === 'delete') return core.hash.delete(name) ? '+OK\n' : '-ERR Not found\n'
  if (verb === 'select') return core.hash.get(name) ?? ''
  return '-ERR Usage: hash [insert|insert_ifempty|delete|select]/realm/key/value\n'
}
