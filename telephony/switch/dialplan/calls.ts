import { TRUNK_FAILED } from '../../calls/trunk_failed.ts'
import { extensionWord, nameWord, numberWord } from '../words.ts'
import type { PlanExtension } from '../plan/phones.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { CONTEXTS, extensionNumbers } from './destinations.ts'
import { goTo, isNamed, named, set, tell, when } from './model.ts'
import type { Action, Condition, Context, Extension } from './model.ts'
import { outsideNumber, routeOf, trunksOf } from './outbound.ts'
import { isOpen } from './time_groups.ts'

const HERE = CONTEXTS.calls

/** Seconds between two looks whether the agent of a consultation is still there. */
const HOLD_LOOP_SECONDS = '8'

/** Seconds that a telephone rings to which a caller is passed on. */
const TRANSFER_RING_SECONDS = '25'

/** What happens within a running call: keys, consultations, and where an offer really rings. */
export function callsContext(plan: SwitchPlan): Context {
  return {
    name: HERE,
    extensions: [
      ...agentKeys(plan),
      ...plan.extensions.flatMap((one) => (one.enabled ? whereOffersRing(plan, one) : [])),
      {
        name: 'offer',
        blocks: [
          {
            conditions: [when('destination_number', '^offer_')],
            actions: [set('spotline_dial', 'user/${spotline_offer}')],
          },
        ],
      },
      {
        name: 'after_offer',
        blocks: [
          {
            conditions: [when('destination_number', '^after_offer_')],
            actions: [goTo('spot_offer_failed', CONTEXTS.rooms)],
          },
        ],
      },
      ...holdRoom(),
      ...consultation(plan),
      handedOver(plan),
      ...callOver(),
    ],
  }
}

/** Lets the agent press a code in a conversation to mark it; the caller hears nothing of the digits. */
function agentKeys(plan: SwitchPlan): Extension[] {
  const code = plan.featureCodes.mark
  const bind: Action[] =
    code === null
      ? []
      : [
          [
            'bind_digit_action',
            `talk,${numberWord(code)},exec:execute_extension,mark83 XML ${HERE},self`,
          ],
        ]
  return [
    named('agent_bind', [...bind, ['digit_action_set_realm', 'talk']]),
    named('mark83', [tell('feature', ',action=mark,ext=${spotline_agent}')]),
  ]
}

/**
 * `offer_<follow>_<extension>_<way>`: chooses the dial string of an offer when it is not the telephone
 * itself: the outside number of a remote agent, or the agent's forwarding when his group follows it.
 */
function whereOffersRing(plan: SwitchPlan, extension: PlanExtension): Extension[] {
  const number = extensionWord(extension.number)
  const found: Extension[] = []
  const ways = (to: string, name: string, follow: string, more: readonly Condition[] = []) => {
    for (const [index, dialled] of dialStrings(plan, to).entries()) {
      const here = when('destination_number', `^offer_(?:${follow})_${number}_${index + 1}$`)
      const actions = [set('spotline_dial', dialled)]
      found.push({ name, blocks: [{ conditions: [here, ...more], actions }] })
    }
  }
  if (extension.remoteNumber !== null) ways(extension.remoteNumber, `remote_${number}`, 'yes|no')
  for (const forward of extension.forwards) {
    if (forward.when !== 'always') continue
    const open = forward.timeGroup === null ? [] : [isOpen(plan, forward.timeGroup)]
    ways(forward.to, `forwarded_${number}`, 'yes', open)
  }
  return [...found, ...nextWays(plan, extension)]
}

/** After a trunk that refused the offer goes over the next one, as a leg of its own; a person ends it. */
function nextWays(plan: SwitchPlan, extension: PlanExtension): Extension[] {
  const number = extensionWord(extension.number)
  const { remoteNumber } = extension
  const forward = extension.forwards.find((one) => one.when === 'always')
  const to = remoteNumber ?? forward?.to
  if (to === undefined) return []
  const follows = remoteNumber === null ? [when('${spotline_follow}', '^yes$')] : []
  return dialStrings(plan, to)
    .slice(1)
    .map((_, index) => {
      const failed = `^after_offer_${index + 1}_${number}_(?:${TRUNK_FAILED.join('|')})$`
      const actions: Action[] = [
        set('spotline_way', String(index + 2)),
        set('spotline_agent_uuid', '${create_uuid()}'),
        goTo('spot_offer', CONTEXTS.rooms),
      ]
      const conditions = [when('destination_number', failed), ...follows]
      return { name: `next_way_${number}`, blocks: [{ conditions, actions }] }
    })
}

/** Where an extension rings, or an outside number over each trunk of its first route. */
export function dialStrings(plan: SwitchPlan, to: string): string[] {
  if (plan.extensions.some((one) => one.number === to && one.enabled))
    return [`user/${extensionWord(to)}`]
  const number = numberWord(to)
  const way = routeOf(plan, number)
  if (!way) throw new RangeError(`No way to dial ${number}`)
  const outside = outsideNumber(way.route, way.number)
  return trunksOf(plan, way.route).map((trunk) => {
    const shown = way.route.callerNumber ?? trunk.callerNumber
    const caller = shown === null ? '' : `[origination_caller_id_number=${numberWord(shown)}]`
    return `${caller}sofia/gateway/${nameWord(trunk.name)}/${outside}`
  })
}

/**
 * Where a caller waits while his agent consults; when that agent is gone he goes back to the line, so
 * that nobody is left with the music.
 */
function holdRoom(): Extension[] {
  const here = isNamed('holdroom_loop')
  return [
    named('holdroom', [
      set('spotline_state', 'consult_hold'),
      set('playback_timeout_sec', HOLD_LOOP_SECONDS),
      set('playback_terminators', 'none'),
      tell('consult_hold'),
      goTo('holdroom_loop', HERE),
    ]),
    {
      name: 'holdroom_loop',
      blocks: [
        {
          conditions: [here, when('${uuid_exists(${spotline_agent_uuid})}', '^true$')],
          actions: [
            ['playback', '${spotline_music}'],
            ['unset', 'transfer_history'],
            set('max_forwards', '70'),
            goTo('holdroom_loop', HERE),
          ],
        },
      ],
    },
    {
      ...named('holdroom_loop', [goTo('spot_wait', CONTEXTS.rooms)]),
      name: 'holdroom_left_alone',
    },
  ]
}

/**
 * The agent's side of a consultation: rings the other, a telephone of the house or a number outside that the leg's
 * variables tell, and parks the agent when that is over.
 */
function consultation(plan: SwitchPlan): Extension[] {
  const leg = [
    'origination_uuid=${spotline_consult_uuid}',
    'ignore_early_media=true',
    'spotline_call_id=${spotline_call_id}',
  ]
  const outside = [...leg, 'origination_caller_id_number=${spotline_consult_shown}']
  const asks = (dialString: string): Action[] => [
    set('hangup_after_bridge', 'false'),
    set('continue_on_fail', 'true'),
    ['bridge', dialString],
    tell('consult_ended', ',cause=${originate_disposition}'),
    ['park', ''],
  ]
  return [
    {
      name: 'consult',
      blocks: [
        {
          conditions: [when('destination_number', `^consult_(${extensionNumbers(plan)})$`)],
          actions: asks(`{${[...leg, 'spotline_agent=$1'].join()}}user/$1`),
        },
      ],
    },
    named(
      'consult_outside',
      asks(
        `{${outside.join()}}sofia/gateway/\${spotline_consult_gateway}/\${spotline_consult_number}`
      )
    ),
  ]
}

/** A caller whom an agent passed on to an extension; when nobody answers he is in the line again. */
function handedOver(plan: SwitchPlan): Extension {
  const leg = [
    'ignore_early_media=true',
    'spotline_call_id=${spotline_call_id}',
    'spotline_agent=$1',
    `execute_on_answer='execute_extension agent_bind XML ${HERE}'`,
  ]
  return {
    name: 'transfer',
    blocks: [
      {
        conditions: [when('destination_number', `^transfer_(${extensionNumbers(plan)})$`)],
        actions: [
          set('spotline_state', 'transferred'),
          set('playback_timeout_sec', ''),
          set('hangup_after_bridge', 'true'),
          set('continue_on_fail', 'true'),
          set('ringback', '${spotline_music}'),
          set('transfer_ringback', '${spotline_music}'),
          set('transfer_after_bridge', '${spotline_after_bridge}'),
          set('call_timeout', TRANSFER_RING_SECONDS),
          ['bridge', `{${leg.join()}}user/$1`],
          goTo('spot_wait', CONTEXTS.rooms),
        ],
      },
    ],
  }
}

/** Where a caller goes whom a conference left alone: to the rating, if his group has one. */
function callOver(): Extension[] {
  return [
    {
      name: 'call_over_rating',
      blocks: [
        {
          conditions: [isNamed('call_over'), when('${spotline_rating_prompt}', '^.+$')],
          actions: [goTo('spot_rating', CONTEXTS.rooms)],
        },
      ],
    },
    named('call_over', [['hangup', 'NORMAL_CLEARING']]),
  ]
}
