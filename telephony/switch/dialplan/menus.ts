import { promptPath } from '../sounds.ts'
import {
  extensionWord,
  nameWord,
  numberWord,
  pathWord,
  secondsWord,
  wholeNumber,
} from '../words.ts'
import type { PlanMenu, PlanTimeCondition } from '../plan/inbound.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { CONTEXTS, menuRoom, say, send, timeRoom } from './destinations.ts'
import { goTo, isNamed, literally, named, set, tell, when } from './model.ts'
import type { Action, Extension } from './model.ts'
import { isOpen } from './time_groups.ts'

const ROOM = CONTEXTS.rooms

/** How long a caller may take for the next digit of a number, in milliseconds. */
const NEXT_DIGIT_MS = '2000'

/** A menu is a room for each attempt, one for each key, and the ways out of wrong keys and silence. */
export function menuRooms(plan: SwitchPlan, menu: PlanMenu): Extension[] {
  const name = nameWord(menu.name)
  const attempts = Number(wholeNumber('Attempts', menu.attempts, 1, 10))
  const prefix = `menu_${name}_key_`
  const key = (digits: string, actions: readonly Action[]) => named(`${prefix}${digits}`, actions)
  const after = (prompt: string | null): Action[] => [
    ...(prompt === null ? [] : say(plan, prompt)),
    goTo('${spotline_next}', ROOM),
  ]
  const direct: Extension[] = menu.directExtensions
    ? plan.extensions
        .filter(
          (one) => one.enabled && !menu.options.some((option) => option.digits === one.number)
        )
        .map(({ number }) =>
          key(extensionWord(number), [goTo(extensionWord(number), CONTEXTS.telephones)])
        )
    : []
  return [
    ...Array.from({ length: attempts }, (_, index) => attempt(plan, menu, index + 1, attempts)),
    ...menu.options.map(({ digits, destination }) =>
      key(numberWord(digits), send(plan, destination))
    ),
    ...direct,
    named(prefix, after(menu.noInput)),
    {
      name: `menu_${name}_wrong`,
      blocks: [
        {
          conditions: [when('destination_number', `^${literally(prefix)}.+$`)],
          actions: after(menu.invalid),
        },
      ],
    },
    named(`menu_${name}_otherwise`, [
      set('spotline_outcome', 'ivr_completed'),
      ...send(plan, menu.otherwise),
    ]),
  ]
}

function attempt(plan: SwitchPlan, menu: PlanMenu, number: number, attempts: number): Extension {
  const next = number < attempts ? menuRoom(menu.name, number + 1) : `menu_${menu.name}_otherwise`
  const lengths = menu.options.map((option) => option.digits.length)
  if (menu.directExtensions) lengths.push(...plan.extensions.map((one) => one.number.length))
  const longest = Math.max(1, ...lengths)
  const usesHash = menu.options.some((option) => option.digits.includes('#'))
  const terminator = longest > 1 && !usesHash ? '#' : 'none'
  const wait = `${secondsWord(menu.timeoutSeconds, 60)}000`
  const greeting = promptPath(plan, menu.greeting)
  const digits = `1 ${longest} 1 ${wait} ${terminator} ${greeting} silence_stream://100 spotline_key ^[0-9*#]+$ ${NEXT_DIGIT_MS}`
  return named(menuRoom(menu.name, number), [
    set('spotline_state', 'menu'),
    set('spotline_menu', nameWord(menu.name)),
    set('spotline_next', next),
    set('spotline_key', ''),
    set('playback_timeout_sec', ''),
    ['answer', ''],
    ['play_and_get_digits', digits],
    goTo(`menu_${menu.name}_key_\${spotline_key}`, ROOM),
  ])
}

/** Two doors, one by the clock. */
export function timeCondition(plan: SwitchPlan, condition: PlanTimeCondition): Extension[] {
  const room = timeRoom(condition.name)
  const open = isOpen(plan, condition.timeGroup)
  return [
    {
      name: `${room}_open`,
      blocks: [{ conditions: [isNamed(room), open], actions: send(plan, condition.open) }],
    },
    { ...named(room, send(plan, condition.closed)), name: `${room}_closed` },
  ]
}

/** Records a message for a box: an extension, or a group's number. */
export function voicemail(plan: SwitchPlan, box: string): Extension {
  // The switch makes no folders for messages, unlike for recordings.
  const file = `${pathWord(plan.voicemail.folder)}/${extensionWord(box)}-\${uuid}.wav`
  const greeting = plan.voicemail.greeting
  const longest = secondsWord(plan.voicemail.maxSeconds, 600)
  return named(`voicemail_${extensionWord(box)}`, [
    set('spotline_state', 'voicemail'),
    set('spotline_outcome', 'voicemail'),
    ['answer', ''],
    set('playback_timeout_sec', ''),
    ...(greeting === null ? [] : say(plan, greeting)),
    ['playback', 'tone_stream://%(500,0,640)'],
    // Five seconds of silence, or a key, end the message.
    set('playback_terminators', 'any'),
    ['record', `${file} ${longest} 200 5`],
    tell('voicemail', `,box=${extensionWord(box)},file=${file},seconds=\${record_seconds}`),
    ['hangup', 'NORMAL_CLEARING'],
  ])
}
