import type { Dialplan, DialplanExtension } from '../../../telephony/simulator/dialplan.ts'
import { actions } from '../../../telephony/simulator/dialplan.ts'

function extension(name: string, text: string): DialplanExtension {
  const expression = new RegExp(`^${name}$`)
  return {
    name,
    conditions: [{ field: 'destination_number', expression }],
    actions: actions(text),
  }
}

const OFFER = `set spotline_state=ringing
  set hangup_after_bridge=true
  set continue_on_fail=true
  set playback_timeout_sec=
  set ringback=local_stream://moh
  set transfer_ringback=local_stream://moh
  set call_timeout=6`

const LEG =
  '{origination_uuid=${spotline_agent_uuid},ignore_early_media=true,spotline_call_id=${spotline_call_id},spotline_agent=${spotline_offer}'

/**
 * The dialplan of the switch on which the recordings of single situations were made. It is an
 * earlier form of the recipe; in the simulator it must give what was recorded.
 */
export const LABORATORY: Dialplan = {
  public: [
    {
      name: 'black_list',
      match: 'any',
      conditions: [
        { field: '${hash(select/bl/${caller_id_number})}', expression: /.+/ },
        { field: '${hash(select/blp/${caller_id_number:0:3})}', expression: /.+/ },
      ],
      actions: actions(`event Event-Subclass=spotline::refused,Event-Name=CUSTOM
        hangup CALL_REJECTED`),
    },
    {
      name: 'in',
      conditions: [{ field: 'destination_number', expression: /^(4008\d+)$/ }],
      actions: actions(`set spotline_call_id=\${uuid}
        set spotline_dnis=\${destination_number}
        transfer wait XML spotline`),
    },
  ],
  spotline: [
    extension(
      'wait',
      `set hangup_after_bridge=true
      set playback_terminators=none
      set playback_timeout_sec=8
      set spotline_offer=
      set spotline_state=waiting
      answer
      event Event-Subclass=spotline::wait,Event-Name=CUSTOM
      transfer wait_loop XML spotline`
    ),
    extension('wait_loop', 'playback local_stream://moh'),
    extension(
      'offer',
      `${OFFER}
      bridge ${LEG}}user/\${spotline_offer}
      event Event-Subclass=spotline::offer_failed,Event-Name=CUSTOM,agent=\${spotline_offer},cause=\${originate_disposition}
      transfer wait XML spotline`
    ),
    extension(
      'offer_feat',
      `set hangup_after_bridge=true
      set continue_on_fail=true
      set execute_on_pre_bridge_1=set spotline_state=talking
      set execute_on_pre_bridge_2=record_session /srv/rec/\${spotline_call_id}.wav
      bridge ${LEG},execute_on_answer='execute_extension agent_bind XML spotline'}user/\${spotline_offer}`
    ),
    extension(
      'rating',
      `set spotline_state=rating
      play_and_get_digits 1 1 1 5000 # /srv/moh/rating.wav silence_stream://100 spotline_rating [1-5]
      event Event-Subclass=spotline::rating,Event-Name=CUSTOM,spotline_call_id=\${spotline_call_id},rating=\${spotline_rating}
      playback /srv/moh/bye.wav
      hangup NORMAL_CLEARING`
    ),
    extension(
      'holdroom',
      `set spotline_state=consult_hold
      playback local_stream://moh`
    ),
    extension(
      'consult_(\\d+)',
      `set hangup_after_bridge=false
      set continue_on_fail=true
      bridge {origination_uuid=\${spotline_consult_uuid},ignore_early_media=true}user/$1
      event Event-Subclass=spotline::consult_ended,Event-Name=CUSTOM,cause=\${originate_disposition}
      park`
    ),
    extension(
      'agent_bind',
      `bind_digit_action talk,*83,exec:execute_extension,mark83 XML spotline,self
      digit_action_set_realm talk`
    ),
    extension(
      'mark83',
      'event Event-Subclass=spotline::feature,Event-Name=CUSTOM,action=mark,ext=${spotline_agent}'
    ),
  ],
}
