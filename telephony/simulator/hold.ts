import type { Channel } from './channel.ts'
import { switchMicroseconds } from './stamps.ts'
import type { SwitchCore } from './switch_core.ts'

/** Puts a leg on hold by a re-INVITE: the count is kept on that leg only. */
export function hold(core: SwitchCore, channel: Channel) {
  if (channel.heldSince !== null || !channel.isAnswered) return
  channel.heldSince = core.clock.now()
  channel.times.lastHold = core.microseconds
  channel.variables.touch('rtp_local_sdp_str')
  core.setCallState(channel, 'HELD')
  core.emit('CHANNEL_HOLD', { channel })
  renegotiate(channel, 'recvonly')
}

export function unhold(core: SwitchCore, channel: Channel) {
  if (channel.heldSince === null) return
  const held = switchMicroseconds(core.clock.now()) - channel.times.lastHold
  channel.times.holdAccumulated += held
  channel.heldSince = null
  channel.variables.touch('rtp_local_sdp_str')
  core.setCallState(channel, 'UNHELD')
  core.emit('CHANNEL_UNHOLD', { channel })
  renegotiate(channel, 'sendrecv')
  core.setCallState(channel, 'ACTIVE')
}

export function toggleHold(core: SwitchCore, channel: Channel) {
  if (channel.heldSince === null) hold(core, channel)
  else unhold(core, channel)
}

/** The phone's answer to the re-INVITE sets its media variables again. */
function renegotiate(channel: Channel, flow: 'recvonly' | 'sendrecv') {
  const { variables } = channel
  variables.touch(
    'sip_local_network_addr',
    'sip_reply_host',
    'sip_reply_port',
    'sip_network_ip',
    'sip_network_port',
    'sip_recover_contact',
    'sip_full_via',
    'sip_recover_via',
    'sip_from_display',
    'sip_full_from',
    'sip_full_to',
    'sip_from_user',
    'sip_from_uri',
    'sip_from_host',
    'sip_to_user',
    'sip_to_port',
    'sip_to_uri',
    'sip_to_host',
    'sip_contact_user',
    'sip_contact_port',
    'sip_contact_uri',
    'sip_contact_host',
    'sip_to_tag',
    'sip_from_tag',
    'sip_cseq',
    'sip_call_id',
    'switch_r_sdp',
    'ep_codec_string',
    'rtp_use_codec_string',
    'remote_video_media_flow',
    'remote_text_media_flow'
  )
  variables.set('remote_audio_media_flow', flow)
  variables.touch('remote_media_ip', 'remote_media_port', 'rtp_audio_recv_pt', 'dtmf_type')
  variables.touch('rtp_2833_send_payload', 'rtp_2833_recv_payload')
}
