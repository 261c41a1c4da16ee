import { callsContext } from './dialplan/calls.ts'
import { inboundContext } from './dialplan/inbound.ts'
import { menuRooms, timeCondition, voicemail } from './dialplan/menus.ts'
import { renderContexts } from './dialplan/model.ts'
import type { Context } from './dialplan/model.ts'
import { outboundContext } from './dialplan/outbound.ts'
import { telephonesContext } from './dialplan/telephones.ts'
import { roomsContext, waitingRoom } from './dialplan/waiting_room.ts'
import {
  accessFile,
  conferenceFile,
  eventSocketFile,
  mainFile,
  modulesFile,
  musicFile,
  plainFiles,
  recordsFile,
  switchFile,
  timeZonesFile,
} from './files/core.ts'
import { directoryFile } from './files/directory.ts'
import { sofiaFile } from './files/sofia.ts'
import type { SwitchPlan } from './switch_plan.ts'

/** Path below the configuration folder → content. */
export type RenderedSwitch = ReadonlyMap<string, string>

/**
 * The complete folder that FreeSWITCH loads with `-conf`. Pure: the same plan gives the same bytes.
 * Throws RangeError at the first value that is not what its field says; `checkSwitchPlan` finds all
 * of them and says where.
 */
export function renderSwitch(plan: SwitchPlan): RenderedSwitch {
  const files = new Map<string, string>([['freeswitch.xml', mainFile(plan)]])
  const configurations: Readonly<Record<string, string>> = {
    acl: accessFile(plan),
    conference: conferenceFile(),
    event_socket: eventSocketFile(plan),
    json_cdr: recordsFile(plan),
    local_stream: musicFile(plan),
    modules: modulesFile(plan),
    sofia: sofiaFile(plan),
    switch: switchFile(plan),
    timezones: timeZonesFile(plan),
    ...plainFiles(),
  }
  for (const [name, content] of Object.entries(configurations)) {
    files.set(`autoload_configs/${name}.conf.xml`, content)
  }
  files.set('directory/extensions.xml', directoryFile(plan))
  for (const context of dialplan(plan)) {
    files.set(`dialplan/${context.name}.xml`, renderContexts([context]))
  }
  return files
}

function dialplan(plan: SwitchPlan): Context[] {
  const boxes = [
    ...plan.extensions.filter((one) => one.enabled && one.voicemail).map((one) => one.number),
    ...plan.groups.map((group) => String(group.number)),
  ]
  return [
    inboundContext(plan),
    telephonesContext(plan),
    outboundContext(plan),
    roomsContext([
      ...waitingRoom(plan),
      ...plan.timeConditions.flatMap((one) => timeCondition(plan, one)),
      ...plan.menus.flatMap((one) => menuRooms(plan, one)),
      ...boxes.map((box) => voicemail(plan, box)),
    ]),
    callsContext(plan),
  ]
}
