import { musicStream, promptPath } from '../sounds.ts'
import { extensionWord, pathWord, secondsWord, wholeNumber } from '../words.ts'
import type { PlanGroup } from '../plan/inbound.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { CONTEXTS, FROM_TELEPHONES, groupRoom, say, send } from './destinations.ts'
import { goTo, isNamed, named, set, tell, when } from './model.ts'
import type { Action, Context, Extension } from './model.ts'

const ROOM = CONTEXTS.rooms

/** Music between two rounds of the fallback. */
const FALLBACK_PAUSE_SECONDS = '5'

/** Later than any clock: who may wait as long as he likes. */
const NEVER = '99999999999'

/** The switch ends a call after 70 transfers, and each round of waiting is one. */
const FRESH_HOPS = set('max_forwards', '70')

/**
 * The waiting room that was proven on a FreeSWITCH 1.11: callers wait in a loop that looks at the
 * dispatcher's sign of life (`hash spotline/alive_until`, epoch seconds); an offer is a transfer to
 * `spot_offer`, where the caller rings the agent himself; a failed offer goes back to the waiting
 * room with its cause as an event. What differs from group to group are variables of the caller,
 * set once at the group's door.
 */
export function waitingRoom(plan: SwitchPlan): Extension[] {
  return [
    ...plan.groups.flatMap((group) => [
      door(plan, group),
      fallback(plan, group),
      late(plan, group),
    ]),
    wait(plan),
    ...loop(),
    ...offers(plan),
    rating(),
    away(),
    ...callback(),
  ]
}

/** Everything else that a caller may meet, in the same context. */
export function roomsContext(extensions: readonly Extension[]): Context {
  return { name: ROOM, extensions }
}

function door(plan: SwitchPlan, group: PlanGroup): Extension {
  const limit =
    group.maxWaitSeconds === null
      ? NEVER
      : `\${expr(\${strepoch()}+${secondsWord(group.maxWaitSeconds)})}`
  const prompt = group.rating === null ? '' : promptPath(plan, group.rating)
  return named(groupRoom(group.number), [
    set('spotline_call_id', '${uuid}'),
    FROM_TELEPHONES,
    set('spotline_group', extensionWord(String(group.number))),
    set('spotline_music', musicStream(plan, group.music)),
    set('spotline_ring_seconds', secondsWord(group.ringSeconds, 120)),
    set('spotline_recorded', group.recorded ? 'yes' : 'no'),
    set('spotline_follow', group.followForwards ? 'yes' : 'no'),
    set('spotline_rating_prompt', prompt),
    set('spotline_after_bridge', prompt === '' ? '' : `spot_rating:XML:${ROOM}`),
    ...(group.welcome === null ? [] : say(plan, group.welcome)),
    set('spotline_wait_until', limit),
    goTo('spot_wait', ROOM),
  ])
}

function wait(plan: SwitchPlan): Extension {
  return named('spot_wait', [
    set('spotline_state', 'waiting'),
    set('spotline_offer', ''),
    // Of the trunks to an agent's outside number, the first.
    set('spotline_way', '1'),
    set('hangup_after_bridge', 'true'),
    // Without this a caller's * would end the music.
    set('playback_terminators', 'none'),
    set('playback_timeout_sec', loopSeconds(plan)),
    ['answer', ''],
    tell('wait'),
    goTo('spot_loop', ROOM),
  ])
}

/** The switch plays on for ever with a timeout of 1: nobody would look at the sign of life again. */
function loopSeconds({ waiting }: SwitchPlan): string {
  return wholeNumber('Seconds of a loop', waiting.loopSeconds, 2, 60)
}

function loop(): Extension[] {
  const here = isNamed('spot_loop')
  const tooLate = '${cond(${strepoch()} >= ${spotline_wait_until} ? yes : no)}'
  const alive = '${cond(${strepoch()} < ${hash(select/spotline/alive_until)} ? yes : no)}'
  const round: Action[] = [
    ['playback', '${spotline_music}'],
    // It would grow with every round, and is in every event.
    ['unset', 'transfer_history'],
    FRESH_HOPS,
    goTo('spot_loop', ROOM),
  ]
  const extension = (
    name: string,
    conditions: Extension['blocks'][0]['conditions'],
    actions: readonly Action[]
  ) => ({
    name,
    blocks: [{ conditions, actions }],
  })
  return [
    extension(
      'spot_loop_late',
      [here, when(tooLate, '^yes$')],
      [goTo('late_${spotline_group}', ROOM)]
    ),
    extension('spot_loop_alive', [here, when(alive, '^yes$')], round),
    extension('spot_loop_dead', [here], [goTo('fallback_${spotline_group}', ROOM)]),
  ]
}

/** Who waited too long leaves the line first: from then on no offer can reach him. */
function late(plan: SwitchPlan, group: PlanGroup): Extension {
  return named(`late_${extensionWord(String(group.number))}`, [
    set('spotline_state', 'leaving'),
    set('spotline_outcome', 'no_agent'),
    tell('left', ',reason=max_wait'),
    ...send(plan, group.afterMaxWait, 'no_agent'),
  ])
}

const LEG = [
  'origination_uuid=${spotline_agent_uuid}',
  'ignore_early_media=true',
  'spotline_call_id=${spotline_call_id}',
  'spotline_agent=${spotline_offer}',
  `execute_on_answer='execute_extension agent_bind XML ${CONTEXTS.calls}'`,
].join()

/**
 * The offer in three forms: recorded, followed by the agent's forwarding, plain. Recording begins
 * before the ringing and is written from the bridge on; started later, the first words are lost.
 */
function offers(plan: SwitchPlan): Extension[] {
  const ring = (name: string, recorded: boolean): Extension => ({
    name,
    blocks: [
      {
        conditions: [
          isNamed('spot_offer'),
          ...(recorded ? [when('${spotline_recorded}', '^yes$')] : []),
        ],
        actions: offer(plan, recorded),
      },
    ],
  })
  return [
    ring('spot_offer_recorded', true),
    ring('spot_offer', false),
    named('spot_offer_failed', [
      tell('offer_failed', ',agent=${spotline_offer},cause=${originate_disposition}'),
      goTo('spot_wait', ROOM),
    ]),
  ]
}

function offer(plan: SwitchPlan, recorded: boolean): Action[] {
  // One file a call: a conversation after a transfer goes on in it.
  const file = '${spotline_call_id}.wav'
  const path = `${pathWord(plan.recordings.folder)}/\${strftime(%Y%m%d)}/${file}`
  const start: Action[] = [
    set('RECORD_STEREO', plan.recordings.stereo ? 'true' : 'false'),
    set('RECORD_BRIDGE_REQ', 'true'),
    set('RECORD_APPEND', 'true'),
    set('spotline_rec', path),
    ['record_session', '${spotline_rec}'],
  ]
  return [
    set('spotline_state', 'ringing'),
    set('playback_timeout_sec', ''),
    set('hangup_after_bridge', 'true'),
    set('continue_on_fail', 'true'),
    set('transfer_after_bridge', '${spotline_after_bridge}'),
    set('ringback', '${spotline_music}'),
    set('transfer_ringback', '${spotline_music}'),
    set('call_timeout', '${spotline_ring_seconds}'),
    set('execute_on_pre_bridge_1', 'set spotline_state=talking'),
    [
      'execute_extension',
      `offer_\${spotline_follow}_\${spotline_offer}_\${spotline_way} XML ${CONTEXTS.calls}`,
    ],
    ...(recorded ? start : []),
    ['bridge', `{${LEG}}\${spotline_dial}`],
    ...(recorded ? [['stop_record_session', '${spotline_rec}'] as const] : []),
    goTo('after_offer_${spotline_way}_${spotline_offer}_${originate_disposition}', CONTEXTS.calls),
  ]
}

/** Without a dispatcher the group's telephones ring one after the other, again and again. */
function fallback(plan: SwitchPlan, group: PlanGroup): Extension {
  const seconds = secondsWord(plan.waiting.fallbackRingSeconds, 120)
  const targets = group.fallbackExtensions.map(
    (extension) => `[leg_timeout=${seconds}]user/${extensionWord(extension)}`
  )
  if (targets.length === 0) throw new RangeError('The fallback needs at least one extension')
  const name = `fallback_${extensionWord(String(group.number))}`
  return named(name, [
    set('spotline_state', 'fallback'),
    set('hangup_after_bridge', 'true'),
    set('continue_on_fail', 'true'),
    set('playback_timeout_sec', ''),
    tell('fallback'),
    set('ringback', '${spotline_music}'),
    set('transfer_ringback', '${spotline_music}'),
    ['bridge', targets.join('|')],
    // Phones that refuse at once would make this a loop without a pause.
    set('playback_timeout_sec', FALLBACK_PAUSE_SECONDS),
    ['playback', '${spotline_music}'],
    ['unset', 'transfer_history'],
    FRESH_HOPS,
    goTo(name, ROOM),
  ])
}

function rating(): Extension {
  const sounds = '${spotline_rating_prompt} silence_stream://100'
  return named('spot_rating', [
    set('spotline_state', 'rating'),
    ['play_and_get_digits', `1 1 1 5000 # ${sounds} spotline_rating [1-5]`],
    tell('rating', ',rating=${spotline_rating}'),
    ['hangup', 'NORMAL_CLEARING'],
  ])
}

/** Lets a caller go whom the line does not take; the dispatcher set the outcome and the prompt. */
function away(): Extension {
  return named('spot_away', [
    set('spotline_state', 'leaving'),
    set('playback_timeout_sec', ''),
    set('spotline_outcome', '${spotline_away_outcome}'),
    tell('left', ',reason=${spotline_away_outcome}'),
    ['playback', '${spotline_prompt}'],
    ['hangup', 'NORMAL_CLEARING'],
  ])
}

/** Asks whether to call back; any answer but 1 leads back into the line. */
function callback(): Extension[] {
  const question = '1 1 1 5000 # ${spotline_prompt} silence_stream://100 spotline_answer [1]'
  return [
    named('spot_callback', [
      set('spotline_state', 'asked'),
      set('playback_timeout_sec', ''),
      ['play_and_get_digits', question],
      goTo('spot_callback_${spotline_answer}', ROOM),
    ]),
    named('spot_callback_1', [
      set('spotline_state', 'leaving'),
      set('playback_timeout_sec', ''),
      set('spotline_outcome', 'callback_taken'),
      tell('callback'),
      ['playback', '${spotline_taken_prompt}'],
      ['hangup', 'NORMAL_CLEARING'],
    ]),
    named('spot_callback_', [goTo('spot_wait', ROOM)]),
  ]
}
