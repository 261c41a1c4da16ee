/** Variables of one step in a channel's life, in the order in which the switch sets them. */
export type VariableTemplate = readonly (readonly [name: string, value: string])[]

/** Splits `name = value` lines; `{field}` in a value is filled from the model. */
function template(lines: string): VariableTemplate {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name, value] = line.trim().split(' = ')
      return [name, value] as const
    })
}

const NEGOTIATED_MEDIA = `
  rtp_audio_recv_pt = 0
  rtp_use_codec_name = PCMU
  rtp_use_codec_rate = 8000
  rtp_use_codec_ptime = 20
  rtp_use_codec_channels = 1
  rtp_last_audio_codec_string = PCMU@8000h@20i@1c
  read_codec = PCMU
  original_read_codec = PCMU
  read_rate = 8000
  original_read_rate = 8000
  write_codec = PCMU
  write_rate = 8000
  dtmf_type = rfc2833`

/** An INVITE from outside, up to CHANNEL_CREATE. */
export const INBOUND_CREATED = template(`
  direction = inbound
  uuid = {uuid}
  call_uuid = {uuid}
  session_id = {session}
  sip_from_user = {number}
  sip_from_uri = {number}@{domain}
  sip_from_host = {domain}
  video_media_flow = disabled
  text_media_flow = disabled
  channel_name = {channelName}
  sip_call_id = {sipCallId}
  sip_local_network_addr = 127.0.0.1
  sip_network_ip = 127.0.0.1
  sip_network_port = 25070
  sip_invite_stamp = {microseconds}
  sip_received_ip = 127.0.0.1
  sip_received_port = 25070
  sip_via_protocol = udp
  sip_from_user_stripped = {number}
  sip_from_tag = {fromTag}
  sofia_profile_name = external
  sofia_profile_url = sip:mod_sofia@127.0.0.1:25080
  recovery_profile_name = external
  sip_full_via = SIP/2.0/UDP 127.0.0.1:25070;branch=z9hG4bK{fromTag}
  sip_from_display = {number}
  sip_full_from = "{number}" <sip:{number}@{domain}>;tag={fromTag}
  sip_full_to = <sip:{destination}@127.0.0.1:25080>
  sip_req_user = {destination}
  sip_req_port = 25080
  sip_req_uri = {destination}@127.0.0.1:25080
  sip_req_host = 127.0.0.1
  sip_to_user = {destination}
  sip_to_port = 25080
  sip_to_uri = {destination}@127.0.0.1:25080
  sip_to_host = 127.0.0.1
  sip_contact_user = {number}
  sip_contact_port = 25070
  sip_contact_uri = {number}@127.0.0.1:25070
  sip_contact_host = 127.0.0.1
  sip_via_host = 127.0.0.1
  sip_via_port = 25070
  max_forwards = 70
  switch_r_sdp = {remoteSdp}
  ep_codec_string = CORE_PCM_MODULE.PCMU@8000h@20i@64000b
  rtp_use_codec_string = PCMU,PCMA
  remote_video_media_flow = inactive
  remote_text_media_flow = inactive
  remote_audio_media_flow = sendrecv
  audio_media_flow = sendrecv
  remote_media_ip = 127.0.0.1
  remote_media_port = {mediaPort}${NEGOTIATED_MEDIA}
  endpoint_disposition = RECEIVED`)

/** The switch answers an inbound call: before CHANNEL_ANSWER. */
export const INBOUND_ANSWERED = template(`
  rtp_local_sdp_str = {localSdp}
  local_media_ip = 127.0.0.1
  local_media_port = {mediaPort}
  advertised_media_ip = 127.0.0.1
  rtp_use_timer_name = soft
  rtp_use_pt = 0
  rtp_use_ssrc = {ssrc}
  rtp_2833_send_payload = 101
  rtp_2833_recv_payload = 101
  remote_media_ip = 127.0.0.1
  remote_media_port = {mediaPort}`)

/** The caller's ACK: just after CHANNEL_ANSWER. */
export const INBOUND_ACKNOWLEDGED = template(`
  endpoint_disposition = ANSWER
  sip_to_tag = {toTag}
  sip_from_tag = {fromTag}
  sip_cseq = 1
  sip_call_id = {sipCallId}
  sip_full_via = SIP/2.0/UDP 127.0.0.1:25070;branch=z9hG4bK{toTag}
  sip_from_display = {number}
  sip_full_from = "{number}" <sip:{number}@{domain}>;tag={fromTag}
  sip_full_to = <sip:{destination}@127.0.0.1:25080>;tag={toTag}`)

/** A phone rings: 180 has come. */
export const OUTBOUND_RINGING = template(`
  sip_local_network_addr = 127.0.0.1
  sip_reply_host = 127.0.0.1
  sip_reply_port = 25070
  sip_network_ip = 127.0.0.1
  sip_network_port = 25070
  sip_recover_contact = <sip:{destination}@127.0.0.1:25070>
  sip_full_via = SIP/2.0/UDP 127.0.0.1:25060;rport;branch=z9hG4bK{fromTag}
  sip_recover_via = SIP/2.0/UDP 127.0.0.1:25060;rport;branch=z9hG4bK{fromTag}
  sip_from_display = {callerName}
  sip_full_from = "{callerName}" <sip:{number}@127.0.0.1>;tag={fromTag}
  sip_full_to = <sip:{destination}@127.0.0.1:25070>;tag={toTag}
  sip_from_user = {number}
  sip_from_uri = {number}@127.0.0.1
  sip_from_host = 127.0.0.1
  sip_to_user = {destination}
  sip_to_port = 25070
  sip_to_uri = {destination}@127.0.0.1:25070
  sip_to_host = 127.0.0.1:25070
  sip_contact_user = {destination}
  sip_contact_port = 25070
  sip_contact_uri = {destination}@127.0.0.1:25070
  sip_contact_host = 127.0.0.1
  sip_to_tag = {toTag}
  sip_from_tag = {fromTag}
  sip_cseq = {cseq}
  sip_call_id = {sipCallId}`)

/** A phone answers: set after the SIP variables of `OUTBOUND_RINGING`, before CHANNEL_ANSWER. */
export const OUTBOUND_ANSWERED = template(`
  switch_r_sdp = {remoteSdp}
  ep_codec_string = CORE_PCM_MODULE.PCMU@8000h@20i@64000b
  rtp_use_codec_string = PCMU@8000h@20i
  remote_video_media_flow = inactive
  remote_text_media_flow = inactive
  remote_audio_media_flow = sendrecv${NEGOTIATED_MEDIA}
  local_media_ip = 127.0.0.1
  local_media_port = {mediaPort}
  advertised_media_ip = 127.0.0.1
  rtp_use_timer_name = soft
  rtp_use_pt = 0
  rtp_use_ssrc = {ssrc}
  rtp_2833_send_payload = 101
  rtp_2833_recv_payload = 101
  remote_media_ip = 127.0.0.1
  remote_media_port = {mediaPort}`)

/** An outgoing leg's own part: before the variables of its dial string. */
export const OUTBOUND_CREATED = template(`
  direction = outbound
  is_outbound = true
  uuid = {uuid}`)

/** An outgoing leg after its dial string: the INVITE is ready, CHANNEL_CREATE follows. */
export const OUTBOUND_INVITED = template(`
  rtp_use_codec_string = PCMU@8000h@20i
  local_media_ip = 127.0.0.1
  local_media_port = {mediaPort}
  advertised_media_ip = 127.0.0.1
  audio_media_flow = sendrecv`)

export const OUTBOUND_ADDRESSED = template(`
  rtp_local_sdp_str = {localSdp}
  sip_outgoing_contact_uri = <sip:mod_sofia@127.0.0.1:25060>
  sip_req_uri = {destination}@127.0.0.1:25070
  sip_to_host = 127.0.0.1:25070
  sip_from_host = 127.0.0.1
  sofia_profile_name = {profile}
  recovery_profile_name = {profile}
  sofia_profile_url = sip:mod_sofia@127.0.0.1:25060`)

/** A phone refuses the INVITE. */
export const OUTBOUND_REFUSED = template(`
  sip_call_id = {sipCallId}
  sip_local_network_addr = 127.0.0.1
  sip_reply_host = 127.0.0.1
  sip_reply_port = 25070
  sip_network_ip = 127.0.0.1
  sip_network_port = 25070
  sip_hangup_disposition = recv_refuse
  sip_invite_failure_status = {sipStatus}
  sip_invite_failure_phrase = {sipPhrase}
  sip_term_status = {sipStatus}
  proto_specific_hangup_cause = sip:{sipStatus}
  sip_term_cause = {q850}`)

/** RTP figures that close the variables of a leg that had media. */
export const RTP_FIGURES = template(`
  rtp_audio_in_raw_bytes = {rtpBytes}
  rtp_audio_in_media_bytes = {rtpBytes}
  rtp_audio_in_packet_count = {rtpPackets}
  rtp_audio_in_media_packet_count = {rtpPackets}
  rtp_audio_in_skip_packet_count = 0
  rtp_audio_in_jitter_packet_count = 0
  rtp_audio_in_dtmf_packet_count = 0
  rtp_audio_in_cng_packet_count = 0
  rtp_audio_in_flush_packet_count = 0
  rtp_audio_in_largest_jb_size = 0
  rtp_audio_in_jitter_min_variance = 9.94
  rtp_audio_in_jitter_max_variance = 94.91
  rtp_audio_in_jitter_loss_rate = 0.00
  rtp_audio_in_jitter_burst_rate = 0.00
  rtp_audio_in_mean_interval = 20.00
  rtp_audio_in_flaw_total = 0
  rtp_audio_in_quality_percentage = 100.00
  rtp_audio_in_mos = 4.50
  rtp_audio_out_raw_bytes = {rtpBytes}
  rtp_audio_out_media_bytes = {rtpBytes}
  rtp_audio_out_packet_count = {rtpPackets}
  rtp_audio_out_media_packet_count = {rtpPackets}
  rtp_audio_out_skip_packet_count = 0
  rtp_audio_out_dtmf_packet_count = 0
  rtp_audio_out_cng_packet_count = 0
  rtp_audio_rtcp_packet_count = 0
  rtp_audio_rtcp_octet_count = 0`)

/** Fills the `{field}`s of a template; a field that the model lacks is a programmer's error. */
export function fill(
  lines: VariableTemplate,
  fields: Readonly<Record<string, string>>
): [name: string, value: string][] {
  return lines.map(([name, value]) => [
    name,
    value.replace(/\{(\w+)\}/g, (_, field: string) => {
      const filled = fields[field]
      if (filled === undefined) throw new Error(`no value for {${field}} of ${name}`)
      return filled
    }),
  ])
}
