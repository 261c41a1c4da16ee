/**
 * What each kind of event carries, taken from recordings of FreeSWITCH 1.11.3-dev: where in the
 * switch's source it is sent from and whether the channel's variables follow the channel's headers.
 */
export interface EventShape {
  file: string
  function: string
  line: string
  variables: boolean
}

const shape = (file: string, fn: string, line: number, variables: boolean): EventShape => ({
  file,
  function: fn,
  line: String(line),
  variables,
})

export const EVENT_SHAPES = {
  CHANNEL_STATE: shape('switch_channel.c', 'switch_channel_perform_set_running_state', 2409, false),
  CHANNEL_CALLSTATE: shape('switch_channel.c', 'switch_channel_perform_set_callstate', 302, false),
  CHANNEL_CREATE: shape('switch_core_state_machine.c', 'switch_core_session_run', 626, true),
  CHANNEL_ORIGINATE: shape('switch_core_state_machine.c', 'switch_core_session_run', 632, true),
  CHANNEL_OUTGOING: shape(
    'switch_core_session.c',
    'switch_core_session_outgoing_channel',
    768,
    false
  ),
  CHANNEL_PROGRESS: shape(
    'switch_channel.c',
    'switch_channel_perform_mark_ring_ready_value',
    3507,
    true
  ),
  CHANNEL_ANSWER: shape('switch_channel.c', 'switch_channel_perform_mark_answered', 3848, true),
  CHANNEL_EXECUTE: shape('switch_core_session.c', 'switch_core_session_exec', 2949, true),
  CHANNEL_EXECUTE_COMPLETE: shape('switch_core_session.c', 'switch_core_session_exec', 2972, true),
  CHANNEL_BRIDGE: shape('switch_ivr_bridge.c', 'switch_ivr_multi_threaded_bridge', 1689, true),
  CHANNEL_UNBRIDGE: shape('switch_ivr_bridge.c', 'switch_ivr_multi_threaded_bridge', 1879, true),
  CHANNEL_HOLD: shape('switch_ivr.c', 'switch_ivr_hold', 1558, true),
  CHANNEL_UNHOLD: shape('switch_ivr.c', 'switch_ivr_unhold', 1638, true),
  CHANNEL_PARK: shape('switch_ivr.c', 'switch_ivr_park', 1002, true),
  CHANNEL_UNPARK: shape('switch_ivr.c', 'switch_ivr_park', 1213, true),
  CHANNEL_HANGUP: shape('switch_channel.c', 'switch_channel_perform_hangup', 3447, true),
  CHANNEL_HANGUP_COMPLETE: shape(
    'switch_core_state_machine.c',
    'switch_core_session_reporting_state',
    943,
    true
  ),
  CHANNEL_DESTROY: shape(
    'switch_core_session.c',
    'switch_core_session_perform_destroy',
    1588,
    true
  ),
  CALL_UPDATE: shape('mod_sofia.c', 'sofia_receive_message', 2133, true),
  PLAYBACK_START: shape('switch_ivr_play_say.c', 'switch_ivr_play_file', 1649, true),
  PLAYBACK_STOP: shape('switch_ivr_play_say.c', 'switch_ivr_play_file', 2023, true),
  RECORD_START: shape('switch_ivr_async.c', 'record_callback', 1482, true),
  RECORD_STOP: shape('switch_ivr_async.c', 'send_record_stop_event', 1241, true),
  MEDIA_BUG_START: shape('switch_core_media_bug.c', 'switch_core_media_bug_add', 1014, true),
  MEDIA_BUG_STOP: shape('switch_core_media_bug.c', 'switch_core_media_bug_destroy', 84, true),
  DTMF: shape('switch_channel.c', 'switch_channel_dequeue_dtmf', 678, false),
  PRESENCE_IN: shape('switch_channel.c', 'switch_channel_perform_presence', 806, false),
  PRIVATE_COMMAND: shape('switch_ivr.c', 'switch_ivr_parse_next_event', 804, false),
  CUSTOM: shape('mod_dptools.c', 'event_function', 1902, true),
  BACKGROUND_JOB: shape('mod_event_socket.c', 'api_exec', 1580, false),
  CHANNEL_DATA: shape('mod_commands.c', 'uuid_dump_function', 6495, true),
  HEARTBEAT: shape('switch_core.c', 'send_heartbeat', 95, false),
  SHUTDOWN: shape('switch_core.c', 'switch_core_destroy', 3033, false),
  RELOADXML: shape('switch_xml.c', 'switch_xml_open_root', 2377, false),
} as const

/** `CUSTOM` events that are not made by the dialplan. */
export const SUBCLASS_SHAPES: Readonly<Record<string, EventShape>> = {
  'sofia::register': shape('sofia_reg.c', 'sofia_reg_handle_register_token', 2059, false),
  'conference::maintenance': shape('mod_conference.c', 'conference_new', 3848, false),
  'sofia::unregister': shape('sofia_reg.c', 'sofia_reg_handle_register_token', 2213, false),
}

export type EventName = keyof typeof EVENT_SHAPES
