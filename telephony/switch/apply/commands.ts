import { command, switchId } from '../../esl/arguments.ts'
import type { Command, SwitchId } from '../../esl/arguments.ts'

/** The commands that make a switch read its configuration again. */

/** Asks for what the switch has read: a silent loss of an included file shows here. */
export function locateContext(name: string): Command {
  return command`xml_locate dialplan context name ${switchId(name)}`
}

export function reloadAccessLists(): Command {
  return command`reloadacl`
}

/** Takes new gateways and settings over; calls go on. Ports and addresses stay as they are. */
export function rescanProfile(profile: SwitchId): Command {
  return command`sofia profile ${profile} rescan`
}

/** Begins a profile that the configuration has newly got. */
export function startProfile(profile: SwitchId): Command {
  return command`sofia profile ${profile} start`
}

/** Forgets a gateway, so that the next rescan reads it anew. */
export function forgetGateway(profile: SwitchId, gateway: SwitchId): Command {
  return command`sofia profile ${profile} killgw ${gateway}`
}

export function startMusic(name: SwitchId): Command {
  return command`local_stream start ${name}`
}

export function reloadMusic(name: SwitchId): Command {
  return command`local_stream reload ${name}`
}

export function stopMusic(name: SwitchId): Command {
  return command`local_stream stop ${name}`
}

/** The module of the call records; it has no part in a running call. */
export function reloadRecords(): Command {
  return command`reload mod_json_cdr`
}
