import { dialNumber, soundSource, switchId, switchPath } from '../esl/arguments.ts'
import { element } from './xml.ts'

/** What the waiting room needs to know. Everything is checked before it is rendered. */
export interface SpotlineDialplan {
  /** Service numbers whose callers are distributed. */
  serviceNumbers: readonly string[]
  /** Seconds that an agent's telephone rings; the switch may end it up to a second early. */
  ringSeconds: number
  /** Seconds between two looks at the dispatcher's sign of life. */
  loopSeconds: number
  /** Where recordings go, such as `/var/lib/spotline/recordings`. */
  recordings: string
  /** The music, such as `local_stream://moh`. */
  music: string
  /** The prompt that asks for a rating; null leaves the rating out. */
  ratingPrompt: string | null
  /** Extensions that ring one after the other when the dispatcher is dead. */
  fallbackExtensions: readonly string[]
  fallbackRingSeconds: number
}

const CONTEXT = 'spot'

/** Music between two rounds of the fallback. */
const FALLBACK_PAUSE_SECONDS = 5

/**
 * Renders the waiting room that was proven on a FreeSWITCH 1.11: callers wait in a loop that looks at
 * the dispatcher's sign of life (`hash spotline/alive_until`, epoch seconds); an offer is a transfer
 * to `spot_offer`, where the caller rings the agent himself; a failed offer goes back to the waiting
 * room with its cause as an event. Values from outside are numbers, ids and paths only: the switch
 * runs `${system(…)}` in an application's argument as a shell command.
 */
export function renderSpotlineDialplan(plan: SpotlineDialplan): string {
  const contexts = [
    element('context', { name: 'public' }, plan.serviceNumbers.map(entrance)),
    element('context', { name: CONTEXT }, [
      waitingRoom(plan),
      loop(plan),
      loopWithoutDispatcher(),
      offer(plan),
      fallback(plan),
      ...(plan.ratingPrompt === null ? [] : [rating(plan.ratingPrompt)]),
      away(),
      ...callback(),
    ]),
    element('context', { name: 'spotline' }, [bindAgentKeys(), mark()]),
  ]
  return `${element('include', {}, contexts)}\n`
}

type Action = readonly [application: string, argument: string]

function set(name: string, value: string): Action {
  return ['set', `${name}=${value}`]
}

function event(subclass: string, headers = ''): Action {
  return ['event', `Event-Name=CUSTOM,Event-Subclass=${subclass}${headers}`]
}

function goTo(name: string): Action {
  return ['transfer', `${name} XML ${CONTEXT}`]
}

function extensionWhen(
  name: string,
  conditions: readonly (readonly [field: string, expression: string])[],
  actions: readonly Action[]
): string {
  const last = conditions.length - 1
  const steps = actions.map(([application, argument]) =>
    element('action', { application, data: argument })
  )
  return element(
    'extension',
    { name },
    conditions.map(([field, expression], index) =>
      element('condition', { field, expression }, index === last ? steps : [])
    )
  )
}

function at(name: string, actions: readonly Action[]): string {
  return extensionWhen(name, [['destination_number', `^${name}$`]], actions)
}

function entrance(serviceNumber: string): string {
  const number = dialNumber(serviceNumber)
  const pattern = `^${number.replaceAll(/[*+]/g, String.raw`\$&`)}$`
  return extensionWhen(
    `service_${number}`,
    [['destination_number', pattern]],
    [
      set('spotline_call_id', '${uuid}'),
      set('spotline_dnis', '${destination_number}'),
      goTo('spot_wait'),
    ]
  )
}

function waitingRoom(plan: SpotlineDialplan): string {
  return at('spot_wait', [
    set('spotline_state', 'waiting'),
    set('spotline_offer', ''),
    set('hangup_after_bridge', 'true'),
    // Without this a caller's * would end the music.
    set('playback_terminators', 'none'),
    set('playback_timeout_sec', seconds(plan.loopSeconds)),
    ['answer', ''],
    event('spotline::wait'),
    goTo('spot_loop'),
  ])
}

function loop(plan: SpotlineDialplan): string {
  const alive = '${cond(${strepoch()} < ${hash(select/spotline/alive_until)} ? yes : no)}'
  return extensionWhen(
    'spot_loop_alive',
    [
      ['destination_number', '^spot_loop$'],
      [alive, '^yes$'],
    ],
    [
      ['playback', soundSource(plan.music)],
      // It would grow with every round, and is in every event.
      ['unset', 'transfer_history'],
      goTo('spot_loop'),
    ]
  )
}

function loopWithoutDispatcher(): string {
  const here = [['destination_number', '^spot_loop$']] as const
  return extensionWhen('spot_loop_dead', here, [goTo('spot_fallback')])
}

function offer(plan: SpotlineDialplan): string {
  const music = soundSource(plan.music)
  const file = '${spotline_call_id}-${spotline_agent_uuid}.wav'
  const leg = [
    'origination_uuid=${spotline_agent_uuid}',
    'ignore_early_media=true',
    'spotline_call_id=${spotline_call_id}',
    'spotline_agent=${spotline_offer}',
    // Without it a transfer by the telephone itself would lose the caller.
    'force_transfer_context=default',
    "execute_on_answer='execute_extension agent_bind XML spotline'",
  ]
  const afterwards =
    plan.ratingPrompt === null ? [] : [set('transfer_after_bridge', `spot_rating:XML:${CONTEXT}`)]
  return at('spot_offer', [
    set('spotline_state', 'ringing'),
    set('playback_timeout_sec', ''),
    set('hangup_after_bridge', 'true'),
    set('continue_on_fail', 'true'),
    ...afterwards,
    set('ringback', music),
    set('transfer_ringback', music),
    set('call_timeout', seconds(plan.ringSeconds)),
    set('RECORD_STEREO', 'true'),
    set('RECORD_BRIDGE_REQ', 'true'),
    set('spotline_rec', `${switchPath(plan.recordings)}/\${strftime(%Y%m%d)}/${file}`),
    set('execute_on_pre_bridge_1', 'set spotline_state=talking'),
    ['record_session', '${spotline_rec}'],
    ['bridge', `{${leg.join()}}user/\${spotline_offer}`],
    ['stop_record_session', '${spotline_rec}'],
    event('spotline::offer_failed', ',agent=${spotline_offer},cause=${originate_disposition}'),
    goTo('spot_wait'),
  ])
}

function fallback(plan: SpotlineDialplan): string {
  const music = soundSource(plan.music)
  const timeout = seconds(plan.fallbackRingSeconds)
  const targets = plan.fallbackExtensions.map(
    (number) => `[leg_timeout=${timeout}]user/${dialNumber(number)}`
  )
  if (targets.length === 0) throw new RangeError('The fallback needs at least one extension')
  return at('spot_fallback', [
    set('spotline_state', 'fallback'),
    set('hangup_after_bridge', 'true'),
    set('continue_on_fail', 'true'),
    set('playback_timeout_sec', ''),
    event('spotline::fallback'),
    set('ringback', music),
    set('transfer_ringback', music),
    ['bridge', targets.join('|')],
    // Phones that refuse at once would make this a loop without a pause.
    set('playback_timeout_sec', seconds(FALLBACK_PAUSE_SECONDS)),
    ['playback', music],
    goTo('spot_fallback'),
  ])
}

function rating(prompt: string): string {
  const sounds = `${switchPath(prompt)} silence_stream://100`
  return at('spot_rating', [
    set('spotline_state', 'rating'),
    ['play_and_get_digits', `1 1 1 5000 # ${sounds} spotline_rating [1-5]`],
    event('spotline::rating', ',rating=${spotline_rating}'),
    ['hangup', 'NORMAL_CLEARING'],
  ])
}

/** Lets a caller go whom the line does not take; the dispatcher set the outcome and the prompt. */
function away(): string {
  return at('spot_away', [
    set('spotline_state', 'leaving'),
    set('playback_timeout_sec', ''),
    set('spotline_outcome', '${spotline_away_outcome}'),
    event('spotline::left', ',reason=${spotline_away_outcome}'),
    ['playback', '${spotline_prompt}'],
    ['hangup', 'NORMAL_CLEARING'],
  ])
}

/** Asks whether to call back; any answer but 1 leads back into the line. */
function callback(): string[] {
  return [
    at('spot_callback', [
      set('spotline_state', 'asked'),
      set('playback_timeout_sec', ''),
      [
        'play_and_get_digits',
        '1 1 1 5000 # ${spotline_prompt} silence_stream://100 spotline_answer [1]',
      ],
      goTo('spot_callback_${spotline_answer}'),
    ]),
    at('spot_callback_1', [
      set('spotline_state', 'leaving'),
      set('playback_timeout_sec', ''),
      set('spotline_outcome', 'callback_taken'),
      event('spotline::callback'),
      ['playback', '${spotline_taken_prompt}'],
      ['hangup', 'NORMAL_CLEARING'],
    ]),
    at('spot_callback_', [goTo('spot_wait')]),
  ]
}

/** Lets the agent press *83 in a conversation to mark it; the caller hears nothing of the digits. */
function bindAgentKeys(): string {
  return at('agent_bind', [
    ['bind_digit_action', 'talk,*83,exec:execute_extension,mark83 XML spotline,self'],
    ['digit_action_set_realm', 'talk'],
  ])
}

function mark(): string {
  const headers = 'Event-Subclass=spotline::feature,Event-Name=CUSTOM,action=mark'
  return at('mark83', [['event', `${headers},ext=\${spotline_agent}`]])
}

function seconds(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 600) {
    throw new RangeError(`Seconds must be whole, from 1 to 600, got ${value}`)
  }
  return switchId(String(value))
}
