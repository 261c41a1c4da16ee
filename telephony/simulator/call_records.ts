import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Channel } from './channel.ts'
import { STATE_NUMBERS } from './channel.ts'
import type { SwitchCore } from './switch_core.ts'

/**
 * Spools the call record of a leg that is over, as mod_json_cdr leaves it in its error folder:
 * `<uuid>.cdr.json`, one file a leg. A switch that is killed writes none for the legs that were up.
 */
export function spoolCallRecord(core: SwitchCore, channel: Channel) {
  const { callRecords: folder } = core.files
  if (folder === null) return
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${channel.uuid}.cdr.json`), JSON.stringify(record(core, channel)))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    process.stderr.write(`call record ${channel.uuid}: ${why}\n`)
  }
}

function record(core: SwitchCore, channel: Channel) {
  const application = channel.lastApplication
  return {
    'core-uuid': core.coreUuid,
    'switchname': 'spotline-simulator',
    'channel_data': {
      state: channel.state,
      direction: channel.direction,
      state_number: String(STATE_NUMBERS[channel.state]),
      flags: '0=1;1=1;39=1',
      caps: '1=1;2=1;3=1',
    },
    'callStats': { audio: { inbound: { media_packet_count: 0 }, outbound: { packet_count: 0 } } },
    'variables': Object.fromEntries(
      [...channel.variables.entries()].map(([name, value]) => [
        name,
        typeof value === 'string' ? value : value.join('|:'),
      ])
    ),
    'app_log': {
      applications: application
        ? [{ app_name: application.name, app_data: application.argument }]
        : [],
    },
    'callflow': [{ dialplan: 'XML', profile_index: '1', ...profileOf(channel) }],
  }
}

function profileOf(channel: Channel) {
  const { profile, times } = channel
  return {
    caller_profile: {
      username: profile.username ?? '',
      dialplan: profile.dialplan ?? '',
      caller_id_name: profile.callerIdName,
      ani: profile.ani,
      aniii: '',
      caller_id_number: profile.callerIdNumber,
      network_addr: profile.networkAddress ?? '',
      rdnis: profile.redirectedFrom ?? '',
      destination_number: profile.destinationNumber,
      uuid: channel.uuid,
      source: profile.source,
      context: profile.context,
      chan_name: channel.name,
    },
    times: {
      created_time: String(times.created),
      profile_created_time: String(profile.createdAt),
      progress_time: String(times.progress),
      progress_media_time: '0',
      answered_time: String(times.answered),
      bridged_time: String(times.bridged),
      last_hold_time: String(times.lastHold),
      hold_accum_time: String(times.holdAccumulated),
      hangup_time: String(times.hangup),
      resurrect_time: '0',
      transfer_time: '0',
    },
  }
}
