export interface DialplanAction {
  application: string
  argument: string
}

export interface DialplanCondition {
  /** `destination_number`, or an expression with `${…}` in it. */
  field: string
  expression: RegExp
}

export interface DialplanExtension {
  name: string
  /** All must hold; with `any`, one of them. */
  conditions: readonly DialplanCondition[]
  match?: 'all' | 'any'
  actions: readonly DialplanAction[]
  /** In place of conditions and actions: several of them, one after the other. */
  blocks?: readonly DialplanBlock[]
  /** The following extensions are looked at too. */
  goesOn?: boolean
}

/** Actions with their conditions. An optional block may fail without the extension failing. */
export interface DialplanBlock {
  conditions: readonly DialplanCondition[]
  match?: 'all' | 'any'
  optional?: boolean
  actions: readonly DialplanAction[]
}

/** Context name → its extensions, tried in order; the first that matches runs. */
export type Dialplan = Readonly<Record<string, readonly DialplanExtension[]>>

/** Reads `application argument` lines; a trailing `=` or nothing is an empty argument. */
export function actions(text: string): DialplanAction[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const trimmed = line.trim()
      const blank = trimmed.indexOf(' ')
      if (blank < 0) return { application: trimmed, argument: '' }
      return { application: trimmed.slice(0, blank), argument: trimmed.slice(blank + 1) }
    })
}

/** The dispatcher's sign of life is not past. */
const DISPATCHER_LIVES: DialplanCondition = {
  field: '${cond(${strepoch()} < ${hash(select/spotline/alive_until)} ? yes : no)}',
  expression: /^yes$/,
}

function extension(
  name: string,
  text: string,
  more: readonly DialplanCondition[] = []
): DialplanExtension {
  const here: DialplanCondition = {
    field: 'destination_number',
    expression: new RegExp(`^${name.replace(/__\w+$/, '').replaceAll('*', '\\*')}$`),
  }
  return { name, conditions: [here, ...more], actions: actions(text) }
}

/** Where transfers and consultations lead (`telephony/control/places.ts`). */
function callRooms(): DialplanExtension[] {
  return [
    extension(
      'holdroom',
      `set spotline_state=consult_hold
      set playback_timeout_sec=8
      set playback_terminators=none
      event Event-Subclass=spotline::consult_hold,Event-Name=CUSTOM
      transfer holdroom_loop XML spotline`
    ),
    extension(
      'holdroom_loop',
      `playback local_stream://moh
      unset transfer_history
      transfer holdroom_loop XML spotline`,
      [DISPATCHER_LIVES]
    ),
    extension('holdroom_loop__dead', 'transfer spot_fallback XML spot'),
    extension(
      'consult_(\\d+)',
      `set hangup_after_bridge=false
      set continue_on_fail=true
      bridge {origination_uuid=\${spotline_consult_uuid},ignore_early_media=true}user/$1
      event Event-Subclass=spotline::consult_ended,Event-Name=CUSTOM,cause=\${originate_disposition}
      park`
    ),
    extension(
      'consult_outside',
      `set hangup_after_bridge=false
      set continue_on_fail=true
      bridge {origination_uuid=\${spotline_consult_uuid},ignore_early_media=true,spotline_call_id=\${spotline_call_id},origination_caller_id_number=\${spotline_consult_shown}}sofia/gateway/\${spotline_consult_gateway}/\${spotline_consult_number}
      event Event-Subclass=spotline::consult_ended,Event-Name=CUSTOM,cause=\${originate_disposition}
      park`
    ),
    extension(
      'transfer_(\\d+)',
      `set spotline_state=transferred
      set playback_timeout_sec=
      set hangup_after_bridge=true
      set continue_on_fail=true
      set ringback=local_stream://moh
      set transfer_ringback=local_stream://moh
      set call_timeout=25
      bridge {ignore_early_media=true,spotline_call_id=\${spotline_call_id},spotline_agent=$1}user/$1
      transfer spot_wait XML spot`
    ),
    extension('call_over', 'transfer spot_rating XML spot'),
  ]
}

const LONGEST_NUMBER = 20

/** An exact number, or a beginning whose value names the lengths of the numbers that it blocks, such as `-11-`. */
function blocked(): DialplanCondition[] {
  const lengths = Array.from({ length: LONGEST_NUMBER }, (_, index) => index + 1)
  const named = lengths.map((length) => `\\S*-${length}-\\S*~.{${length}}`).join('|')
  return [
    { field: '${hash(select/bl/${caller_id_number})}', expression: /^1$/ },
    ...lengths.map((length) => ({
      field: `\${hash(select/blp/\${caller_id_number:0:${length}})}~\${caller_id_number}`,
      expression: new RegExp(`^(?:${named})$`),
    })),
  ]
}

/** Rings the agent; recorded, one file a call goes on over all its conversations. */
function offer(callTimeoutSeconds: number, recordings: string | null): string {
  const start = `
        set RECORD_STEREO=true
        set RECORD_BRIDGE_REQ=true
        set RECORD_APPEND=true
        set spotline_rec=${recordings}/\${strftime(%Y%m%d)}/\${spotline_call_id}.wav`
  return `set spotline_state=ringing
        set playback_timeout_sec=
        set hangup_after_bridge=true
        set continue_on_fail=true
        set transfer_after_bridge=spot_rating:XML:spot
        set ringback=local_stream://moh
        set transfer_ringback=local_stream://moh
        set call_timeout=${callTimeoutSeconds}${recordings === null ? '' : start}
        set execute_on_pre_bridge_1=set spotline_state=talking${recordings === null ? '' : '\n        record_session \${spotline_rec}'}
        bridge {origination_uuid=\${spotline_agent_uuid},ignore_early_media=true,spotline_call_id=\${spotline_call_id},spotline_agent=\${spotline_offer},force_transfer_context=default,execute_on_answer='execute_extension agent_bind XML spotline'}user/\${spotline_offer}${recordings === null ? '' : '\n        stop_record_session \${spotline_rec}'}
        event Event-Name=CUSTOM,Event-Subclass=spotline::offer_failed,agent=\${spotline_offer},cause=\${originate_disposition}
        transfer spot_wait XML spot`
}

/**
 * The dialplan that was proven on a real FreeSWITCH: the caller waits in a loop and bridges himself
 * to the agent that he is offered; a key with an expiry time sends him to the hunt group when the
 * dispatcher is dead. `fallbackExtensions` is the hunt group; between two rounds of it he hears music
 * for five seconds, where the real recipe has the switch's own queue, so that busy phones are not
 * dialled without a pause.
 */
export function spotDialplan(
  fallbackExtensions: readonly string[],
  callTimeoutSeconds = 20,
  recordings = '/var/lib/spotline/recordings'
): Dialplan {
  const hunt = fallbackExtensions.map((number) => `[leg_timeout=10]user/${number}`).join('|')
  return {
    public: [
      {
        name: 'black_list',
        match: 'any',
        conditions: blocked(),
        actions: actions(`
          event Event-Subclass=spotline::refused,Event-Name=CUSTOM
          hangup CALL_REJECTED`),
      },
      {
        name: 'service_number',
        conditions: [{ field: 'destination_number', expression: /^(\d+)$/ }],
        actions: actions(`
          set spotline_call_id=\${uuid}
          set spotline_dnis=\${destination_number}
          transfer spot_wait XML spot`),
      },
    ],
    spot: [
      extension(
        'spot_wait',
        `set spotline_state=waiting
        set spotline_offer=
        set hangup_after_bridge=true
        set playback_terminators=none
        set playback_timeout_sec=8
        answer
        event Event-Name=CUSTOM,Event-Subclass=spotline::wait
        transfer spot_loop XML spot`
      ),
      extension(
        'spot_loop',
        `playback local_stream://moh
        unset transfer_history
        transfer spot_loop XML spot`,
        [DISPATCHER_LIVES]
      ),
      extension('spot_loop__dead', 'transfer spot_fallback XML spot'),
      extension('spot_offer__unrecorded', offer(callTimeoutSeconds, null), [
        { field: '${spotline_recorded}', expression: /^no$/ },
      ]),
      extension('spot_offer', offer(callTimeoutSeconds, recordings)),
      extension(
        'spot_fallback',
        `set spotline_state=fallback
        set hangup_after_bridge=true
        set continue_on_fail=true
        set playback_timeout_sec=
        event Event-Name=CUSTOM,Event-Subclass=spotline::fallback
        set ringback=local_stream://moh
        set transfer_ringback=local_stream://moh
        bridge ${hunt}
        set playback_timeout_sec=5
        playback local_stream://moh
        transfer spot_fallback XML spot`
      ),
      extension(
        'spot_rating',
        `set spotline_state=rating
        play_and_get_digits 1 1 1 5000 # /var/lib/spotline/prompts/rating.wav silence_stream://100 spotline_rating [1-5]
        event Event-Name=CUSTOM,Event-Subclass=spotline::rating,rating=\${spotline_rating}
        hangup NORMAL_CLEARING`
      ),
      extension(
        'spot_away',
        `set spotline_state=leaving
        set playback_timeout_sec=
        set spotline_outcome=\${spotline_away_outcome}
        event Event-Name=CUSTOM,Event-Subclass=spotline::left,reason=\${spotline_away_outcome}
        playback \${spotline_prompt}
        hangup NORMAL_CLEARING`
      ),
      extension(
        'spot_callback',
        `set spotline_state=asked
        set playback_timeout_sec=
        play_and_get_digits 1 1 1 5000 # \${spotline_prompt} silence_stream://100 spotline_answer [1]
        transfer spot_callback_\${spotline_answer} XML spot`
      ),
      extension(
        'spot_callback_1',
        `set spotline_state=leaving
        set playback_timeout_sec=
        set spotline_outcome=callback_taken
        event Event-Name=CUSTOM,Event-Subclass=spotline::callback
        playback \${spotline_taken_prompt}
        hangup NORMAL_CLEARING`
      ),
      extension('spot_callback_', 'transfer spot_wait XML spot'),
      extension(
        'group_(\\d+)',
        `set spotline_group=$1
        transfer spot_wait XML spot`
      ),
    ],
    spotline: [
      extension(
        'agent_bind',
        `bind_digit_action talk,*83,exec:execute_extension,mark83 XML spotline,self
        digit_action_set_realm talk`
      ),
      extension(
        'mark83',
        'event Event-Subclass=spotline::feature,Event-Name=CUSTOM,action=mark,ext=${spotline_agent}'
      ),
      ...callRooms(),
    ],
    default: [
      extension(
        '#55#(\\d+)#',
        `answer
        event Event-Name=CUSTOM,Event-Subclass=spotline::feature,action=sign_in,ext=\${sip_auth_username},group=$1
        playback tone_stream://%(150,100,800);loops=2
        hangup NORMAL_CLEARING`
      ),
      extension(
        '*55*',
        `answer
        event Event-Name=CUSTOM,Event-Subclass=spotline::feature,action=sign_out,ext=\${sip_auth_username}
        playback tone_stream://%(150,100,800);loops=2
        hangup NORMAL_CLEARING`
      ),
      extension(
        '(\\d{2,8})',
        `set hangup_after_bridge=true
        bridge {ignore_early_media=true}user/$1`
      ),
    ],
    outside: [
      extension(
        '(\\d{3,20})',
        `set hangup_after_bridge=true
        bridge sofia/gateway/carrier/$1`
      ),
    ],
  }
}
