import { soundSource, switchId } from '../esl/arguments.ts'
import { at, atPattern, extensionWhen, goTo, set } from './dialplan_words.ts'
import type { Action } from './dialplan_words.ts'
import type { SpotlineDialplan } from './spotline_dialplan.ts'

/** The dispatcher's sign of life is not past. */
const ALIVE = '${cond(${strepoch()} < ${hash(select/spotline/alive_until)} ? yes : no)}'

/** Seconds that a telephone rings to which a call is transferred. */
const TRANSFER_RING_SECONDS = '25'

/**
 * Where transfers and consultations lead (`telephony/control/places.ts`), in the context `spotline`.
 * The hold room looks at the dispatcher's sign of life as the waiting room does; who does not answer
 * a transfer sends the customer back to the line.
 */
export function callRooms(plan: SpotlineDialplan): string[] {
  const music = soundSource(plan.music)
  const gateway = switchId(plan.gateway)
  return [
    at('holdroom', [
      set('spotline_state', 'consult_hold'),
      set('playback_timeout_sec', switchId(String(plan.loopSeconds))),
      set('playback_terminators', 'none'),
      ['event', 'Event-Subclass=spotline::consult_hold,Event-Name=CUSTOM'],
      ['transfer', 'holdroom_loop XML spotline'],
    ]),
    extensionWhen(
      'holdroom_loop_alive',
      [
        ['destination_number', '^holdroom_loop$'],
        [ALIVE, '^yes$'],
      ],
      [
        ['playback', music],
        ['unset', 'transfer_history'],
        ['transfer', 'holdroom_loop XML spotline'],
      ]
    ),
    at('holdroom_loop', [goTo('spot_fallback')]),
    atPattern('consult', String.raw`^consult_(\d+)$`, consult('user/$1')),
    atPattern(
      'consult_out',
      String.raw`^consult_out_(\d+)$`,
      consult(`sofia/gateway/${gateway}/$1`)
    ),
    atPattern('transfer', String.raw`^transfer_(\d+)$`, [
      set('spotline_state', 'transferred'),
      set('playback_timeout_sec', ''),
      set('hangup_after_bridge', 'true'),
      set('continue_on_fail', 'true'),
      set('ringback', music),
      set('transfer_ringback', music),
      set('call_timeout', TRANSFER_RING_SECONDS),
      [
        'bridge',
        '{ignore_early_media=true,spotline_call_id=${spotline_call_id},spotline_agent=$1}user/$1',
      ],
      goTo('spot_wait'),
    ]),
    at('call_over', [
      plan.ratingPrompt === null ? ['hangup', 'NORMAL_CLEARING'] : goTo('spot_rating'),
    ]),
  ]
}

/** The agent's leg rings who is asked, and is parked when that is over. */
function consult(target: string): Action[] {
  return [
    set('hangup_after_bridge', 'false'),
    set('continue_on_fail', 'true'),
    ['bridge', `{origination_uuid=\${spotline_consult_uuid},ignore_early_media=true}${target}`],
    [
      'event',
      'Event-Subclass=spotline::consult_ended,Event-Name=CUSTOM,cause=${originate_disposition}',
    ],
    ['park', ''],
  ]
}
