import { extensionWord, hostWord, nameWord, numberWord, pathWord } from '../words.ts'
import type { PlanExtension, PlanForward } from '../plan/phones.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { CONTEXTS, FROM_TELEPHONES, extensionNumbers, groupRoom } from './destinations.ts'
import { goTo, isNamed, literally, named, set, tell, when } from './model.ts'
import type { Action, Block, Condition, Context, Extension } from './model.ts'
import { dialledExpression, routeOf } from './outbound.ts'
import { refusesStrangeNumbers } from './strange_numbers.ts'
import { isOpen } from './time_groups.ts'

const HERE = CONTEXTS.telephones

/** Seconds that a telephone rings for another before its forwarding or voicemail takes over. */
const RING_SECONDS = '30'

/** What telephones may dial: codes, each other, groups, and the outside by the outbound routes. */
export function telephonesContext(plan: SwitchPlan): Context {
  return {
    name: HERE,
    extensions: [
      refusesStrangeNumbers(),
      ...featureCodes(plan),
      passedOn(plan),
      ...plan.extensions.flatMap((one) => (one.enabled ? calls(plan, one) : [])),
      ...plan.groups.map(({ number }) =>
        named(extensionWord(String(number)), [goTo(groupRoom(number), CONTEXTS.rooms)])
      ),
      ...outside(plan),
    ],
  }
}

/**
 * A caller whom an agent's telephone passes on rings there as with a transfer from the screen: when nobody answers he
 * is in the line again.
 */
function passedOn(plan: SwitchPlan): Extension {
  const talks = when('${spotline_state}', '^(?:talking|transferred)$')
  const rung = when('destination_number', `^(${extensionNumbers(plan)})$`)
  const go = goTo('transfer_$1', CONTEXTS.calls)
  return { name: 'passed_on', blocks: [{ conditions: [talks, rung], actions: [go] }] }
}

/** An extension: its forwarding, its telephone, and what comes when nobody answers there. */
function calls(plan: SwitchPlan, extension: PlanExtension): Extension[] {
  const number = extensionWord(extension.number)
  const forward = (which: PlanForward['when'], ...at: readonly Condition[]): Extension[] =>
    extension.forwards
      .filter((one) => one.when === which)
      .map((one, index) => ({
        name: `${which}_${number}_${index + 1}`,
        blocks: [
          {
            conditions: [...at, ...(one.timeGroup === null ? [] : [isOpen(plan, one.timeGroup)])],
            actions: [wayTo(plan, one.to)],
          },
        ],
      }))
  const after = (causes: string) => when('destination_number', `^after_${number}_(?:${causes})$`)
  const afterwards = when('destination_number', `^after_${number}_(.*)$`)
  const last: Action = extension.voicemail
    ? goTo(`voicemail_${number}`, CONTEXTS.rooms)
    : ['hangup', '$1']
  return [
    ...forward('always', isNamed(number)),
    ...forward('busy', isNamed(number), isBusy(number)),
    named(number, [
      FROM_TELEPHONES,
      set('hangup_after_bridge', 'true'),
      set('continue_on_fail', 'true'),
      set('call_timeout', RING_SECONDS),
      ['bridge', `user/${number}`],
      goTo(`after_${number}_\${originate_disposition}`, HERE),
    ]),
    ...forward('busy', after('USER_BUSY|CALL_REJECTED')),
    ...forward(
      'no_answer',
      after('NO_ANSWER|ALLOTTED_TIMEOUT|USER_NOT_REGISTERED|NO_USER_RESPONSE')
    ),
    { name: `after_${number}`, blocks: [{ conditions: [afterwards], actions: [last] }] },
  ]
}

/** Its agent has said that he is busy, or is in a call: the dispatcher keeps a key until then (epoch seconds). */
function isBusy(number: string): Condition {
  return when(
    `\${cond(\${strepoch()} < \${hash(select/spotline/busy_${number})} ? yes : no)}`,
    '^yes$'
  )
}

/** An extension, or an outside number with or without the prefix. */
function wayTo(plan: SwitchPlan, to: string): Action {
  const number = numberWord(to)
  if (plan.extensions.some((one) => one.enabled && one.number === number)) return goTo(number, HERE)
  const way = routeOf(plan, number)
  if (!way) throw new RangeError(`No way to dial ${number}`)
  return goTo(way.number, CONTEXTS.outside)
}

function featureCodes(plan: SwitchPlan): Extension[] {
  const { signIn, signOut, sayExtension } = plan.featureCodes
  const code = (name: string, dialled: string, actions: readonly Action[]): Extension => ({
    name,
    blocks: [{ conditions: [when('destination_number', codeExpression(dialled))], actions }],
  })
  const done: Action[] = [
    ['playback', 'tone_stream://%(150,100,800);loops=2'],
    ['hangup', 'NORMAL_CLEARING'],
  ]
  const by = 'ext=${sip_auth_username}'
  return [
    ...(signIn === null
      ? []
      : [
          code('sign_in', signIn, [
            ['answer', ''],
            tell('feature', `,action=sign_in,${by},group=${signIn.includes('N') ? '$1' : ''}`),
            ...done,
          ]),
        ]),
    ...(signOut === null
      ? []
      : [
          code('sign_out', signOut, [
            ['answer', ''],
            tell('feature', `,action=sign_out,${by}`),
            ...done,
          ]),
        ]),
    ...(sayExtension === null ? [] : saysExtension(plan, sayExtension)),
  ]
}

function codeExpression(dialled: string): string {
  const [before, after] = dialled.split('N') as [string, string?]
  const group =
    after === undefined ? '' : `([0-9]{1,6})${after === '' ? '' : literally(numberWord(after))}`
  return `^${literally(numberWord(before))}${group}$`
}

/** Says the digits of the telephone's own number, one block for each length of number in use. */
function saysExtension(plan: SwitchPlan, dialled: string): Extension[] {
  if (plan.sounds.digits === null) return []
  const folder = pathWord(plan.sounds.digits)
  const lengths = [...new Set(plan.extensions.map((one) => one.number.length))].sort()
  return lengths.map((length) => {
    const blocks: Block[] = [
      {
        conditions: [
          when('destination_number', codeExpression(dialled)),
          when('${sip_auth_username}', `^${'([0-9])'.repeat(length)}$`),
        ],
        actions: [
          ['answer', ''],
          ['sleep', '500'],
          ...Array.from({ length }, (_, index): Action => [
            'playback',
            `${folder}/$${index + 1}.wav`,
          ]),
          ['hangup', 'NORMAL_CLEARING'],
        ],
      },
    ]
    return { name: `say_extension_${length}`, blocks }
  })
}

/** A caller whom an agent passes on has no class of his own: the agent's counts. */
function outside(plan: SwitchPlan): Extension[] {
  const domain = hostWord(plan.node.domain)
  const agents = `\${user_data(\${spotline_offer}@${domain} var spotline_dial_class)}`
  return plan.outboundRoutes
    .filter((route) => route.enabled)
    .flatMap((route) => {
      const dialled = when('destination_number', dialledExpression(route))
      const prefix = route.outsidePrefix === '' ? 'none' : numberWord(route.outsidePrefix)
      const go = [set('spotline_prefix', prefix), goTo('$1', CONTEXTS.outside)]
      return [
        {
          name: `passed_on_${nameWord(route.name)}`,
          blocks: [
            {
              conditions: [when('${sip_auth_username}', '^$'), dialled],
              actions: [set('spotline_dial_class', `by_${agents}`), ...go],
            },
          ],
        },
        {
          name: `outside_${nameWord(route.name)}`,
          blocks: [{ conditions: [dialled], actions: go }],
        },
      ]
    })
}
