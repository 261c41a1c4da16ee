import type { Column } from '~/components/shared/columns'
import type { Option } from '~/components/shared/SelectInput.vue'
import { t } from '~/composables/i18n'

/** One input of a part's form, as data; `PartField` draws it. */
export type Field = {
  name: string
  type:
    | 'text'
    | 'secret'
    | 'number'
    | 'check'
    | 'choice'
    | 'reference'
    | 'texts'
    | 'target'
    | 'ranges'
    | 'holidays'
    | 'keys'
    | 'trunks'
    | 'sound'
  optional?: boolean
  /** What a new part begins with. */
  initial?: unknown
  /** For `choice`: its values, in words under `pbx.values`. */
  values?: readonly string[]
  /** For `reference`: the list of choices. */
  from?: keyof Choices
  hint?: boolean
}

export type Choice = { id: number; label: string }
export type Choices = Record<
  | 'groups'
  | 'menus'
  | 'extensions'
  | 'timeConditions'
  | 'timeGroups'
  | 'prompts'
  | 'music'
  | 'trunks'
  | 'switches'
  | 'serviceNumbers'
  | 'employees',
  Choice[]
>
export type PartRow = { id: number } & Record<string, unknown>

const text = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  type: 'text',
  initial: '',
  ...more,
})
const number = (name: string, initial: number | null, more: Partial<Field> = {}): Field => ({
  name,
  type: 'number',
  initial,
  optional: initial === null,
  ...more,
})
const check = (name: string, initial = true): Field => ({ name, type: 'check', initial })
const choice = (name: string, values: readonly string[]): Field => ({
  name,
  type: 'choice',
  values,
  initial: values[0],
})
const reference = (name: string, from: keyof Choices, optional = false): Field => ({
  name,
  type: 'reference',
  from,
  optional,
  initial: null,
})
const optional = { optional: true }
const hinted = { hint: true }
const target = (name: string, kind = 'group'): Field => ({
  name,
  type: 'target',
  initial: { kind, id: null, number: null },
})
const DIAL_CLASSES = ['national', 'internal', 'international'] as const

export const FORMS: Record<string, Field[]> = {
  'extensions': [
    text('number', hinted),
    text('name'),
    choice('device', ['phone', 'browser', 'either']),
    reference('employeeId', 'employees', true),
    text('callerId', { ...optional, ...hinted }),
    choice('dialClass', DIAL_CLASSES),
    text('remoteNumber', { ...optional, ...hinted }),
    reference('switchId', 'switches', true),
    check('voicemail', false),
    check('active'),
  ],
  'trunks': [
    text('code', hinted),
    text('name'),
    choice('kind', ['ip', 'register']),
    text('host'),
    number('port', 5060),
    choice('transport', ['udp', 'tcp', 'tls']),
    text('username', optional),
    { name: 'secret', type: 'secret', initial: '', optional: true },
    text('fromDomain', { ...optional, ...hinted }),
    choice('callerIdIn', ['from', 'p_asserted_identity', 'remote_party_id']),
    text('callerId', { ...optional, ...hinted }),
    number('maxChannels', 30),
    { name: 'inboundAddresses', type: 'texts', initial: [], optional: true, hint: true },
    number('pingSeconds', 30, optional),
    reference('switchId', 'switches', true),
    check('active'),
  ],
  'inbound-routes': [
    number('position', 10, hinted),
    reference('serviceNumberId', 'serviceNumbers'),
    text('dnis', { ...optional, ...hinted }),
    reference('trunkId', 'trunks', true),
    target('target'),
    check('active'),
  ],
  'outbound-routes': [
    number('position', 10, hinted),
    text('name'),
    text('outsidePrefix', { ...optional, ...hinted }),
    { name: 'beginnings', type: 'texts', initial: [], optional: true, hint: true },
    number('minLength', 7),
    number('maxLength', 12),
    number('strip', 0),
    text('prepend', optional),
    choice('dialClass', DIAL_CLASSES),
    text('callerId', { ...optional, ...hinted }),
    choice('choice', ['in_order', 'least_used']),
    { name: 'trunks', type: 'trunks', initial: [] },
    number('maxCalls', null, optional),
    reference('timeGroupId', 'timeGroups', true),
    check('active'),
  ],
  'time-groups': [
    text('name'),
    { name: 'ranges', type: 'ranges', initial: [] },
    { name: 'holidays', type: 'holidays', initial: [], optional: true },
  ],
  'time-conditions': [
    text('name'),
    reference('timeGroupId', 'timeGroups'),
    target('openTarget'),
    target('closedTarget', 'closed'),
  ],
  'ivr-menus': [
    text('name'),
    reference('greetingPromptId', 'prompts'),
    reference('noInputPromptId', 'prompts', true),
    reference('invalidPromptId', 'prompts', true),
    number('timeoutSeconds', 5),
    number('attempts', 3),
    { name: 'options', type: 'keys', initial: [] },
    target('otherwise'),
    check('directExtensions', false),
  ],
  'group-lines': [
    reference('acdGroupId', 'groups'),
    reference('musicPromptId', 'music', true),
    reference('welcomePromptId', 'prompts', true),
    reference('ratingPromptId', 'prompts', true),
    number('maxWaitSeconds', null, optional),
    target('afterTarget', 'hang_up'),
    check('recorded'),
    check('followForwards', false),
  ],
  'line-rules': [
    reference('acdGroupId', 'groups'),
    number('baseScore', 0, hinted),
    number('buyerScore', 0, hinted),
    number('classAScore', 0, hinted),
    number('redialScore', 0, hinted),
    number('ownerFirstSeconds', 0, hinted),
    number('levelDelaySeconds', 0, hinted),
    number('maxWaiting', null, hinted),
    reference('overflowGroupId', 'groups', true),
    reference('fullPromptId', 'prompts', true),
    reference('timeGroupId', 'timeGroups', true),
    reference('closedPromptId', 'prompts', true),
    number('surgeFromWaiting', null, hinted),
    number('surgeWrapUpSeconds', null),
    number('announceEverySeconds', null, hinted),
    check('announcePosition', false),
    check('announceWait', false),
    check('callbackOffered', false),
    number('callbackAttempts', 3),
    number('callbackDelayMinutes', 10),
    reference('callbackOfferPromptId', 'prompts', true),
    reference('callbackConfirmPromptId', 'prompts', true),
    reference('callbackTakenPromptId', 'prompts', true),
  ],
  'prompts': [
    text('code', hinted),
    text('name'),
    choice('kind', ['prompt', 'music']),
    { name: 'file', type: 'sound', initial: null, hint: true },
  ],
  'feature-codes': [
    choice('action', ['sign_in', 'sign_out', 'say_extension', 'mark']),
    text('code', hinted),
    check('active'),
  ],
  'switches': [
    text('name', hinted),
    text('host', hinted),
    number('port', 8021),
    { name: 'password', type: 'secret', initial: '', optional: true },
    { name: 'allowed', type: 'texts', initial: ['127.0.0.1/32'], hint: true },
    text('domain', hinted),
    text('address', hinted),
    text('publicAddress', { ...optional, ...hinted }),
    number('mediaFrom', 16384),
    number('mediaTo', 32767),
    number('maxSessions', 1000),
    number('sessionsPerSecond', 60),
    number('phonePort', 5060),
    number('trunkPort', 5080),
    number('wsPort', 5066, optional),
    number('wssPort', null, optional),
    text('browserUrl', { ...optional, ...hinted }),
    text('certificates', { ...optional, ...hinted }),
    text('configFolder', hinted),
    text('filesFolder', hinted),
    check('active'),
  ],
}

const column = (key: string, more: Partial<Column> = {}): Column => ({
  key,
  label: `pbx.fields.${key}`,
  minWidth: 110,
  ...more,
})
const unsorted = { sortable: false }
const active = column('active', { width: 90, minWidth: undefined })

export const COLUMNS: Record<string, Column[]> = {
  'extensions': [
    column('number', { width: 100, always: true }),
    column('name', { minWidth: 140 }),
    column('device', { width: 110 }),
    column('employeeId', { minWidth: 150 }),
    column('callerId', { width: 130 }),
    column('dialClass', { width: 120 }),
    column('remoteNumber', { width: 130 }),
    active,
  ],
  'trunks': [
    column('code', { width: 120, always: true }),
    column('name', { minWidth: 140 }),
    column('kind', { width: 110 }),
    column('host', { minWidth: 150 }),
    column('maxChannels', { width: 100, align: 'right' }),
    column('callerId', { width: 130 }),
    active,
  ],
  'inbound-routes': [
    column('position', { width: 80, align: 'right' }),
    column('serviceNumberId', { minWidth: 200, always: true }),
    column('dnis', { width: 150 }),
    column('trunkId', { width: 150 }),
    column('target', { minWidth: 220, ...unsorted }),
    active,
  ],
  'outbound-routes': [
    column('position', { width: 80, align: 'right' }),
    column('name', { minWidth: 140, always: true }),
    column('beginnings', { minWidth: 140, ...unsorted }),
    column('trunks', { minWidth: 200, ...unsorted }),
    column('callerId', { width: 130 }),
    column('maxCalls', { width: 100, align: 'right' }),
    active,
  ],
  'time-groups': [
    column('name', { minWidth: 140, always: true }),
    column('ranges', { minWidth: 300, ...unsorted }),
    column('holidays', { minWidth: 220, ...unsorted }),
  ],
  'time-conditions': [
    column('name', { minWidth: 140, always: true }),
    column('timeGroupId', { minWidth: 150 }),
    column('openTarget', { minWidth: 200, ...unsorted }),
    column('closedTarget', { minWidth: 200, ...unsorted }),
  ],
  'ivr-menus': [
    column('name', { minWidth: 140, always: true }),
    column('greetingPromptId', { minWidth: 140 }),
    column('options', { minWidth: 320, ...unsorted }),
    column('otherwise', { minWidth: 160, ...unsorted }),
  ],
  'group-lines': [
    column('acdGroupId', { minWidth: 140, always: true }),
    column('musicPromptId', { minWidth: 130 }),
    column('welcomePromptId', { minWidth: 130 }),
    column('maxWaitSeconds', { width: 120, align: 'right' }),
    column('afterTarget', { minWidth: 180, ...unsorted }),
    column('recorded', { width: 90 }),
  ],
  'line-rules': [
    column('acdGroupId', { minWidth: 140, always: true }),
    column('baseScore', { width: 110, align: 'right' }),
    column('ownerFirstSeconds', { width: 130, align: 'right' }),
    column('maxWaiting', { width: 110, align: 'right' }),
    column('overflowGroupId', { minWidth: 130 }),
    column('timeGroupId', { minWidth: 130 }),
    column('announceEverySeconds', { width: 130, align: 'right' }),
    column('callbackOffered', { width: 110 }),
  ],
  'prompts': [
    column('code', { width: 160, always: true }),
    column('name', { minWidth: 160 }),
    column('kind', { width: 110 }),
    column('durationMs', { width: 110, align: 'right', ...unsorted }),
    column('sampleRate', { width: 110, align: 'right', ...unsorted }),
    column('listen', { minWidth: 320, ...unsorted }),
  ],
  'feature-codes': [
    column('action', { minWidth: 200 }),
    column('code', { width: 140, always: true }),
    active,
  ],
  'switches': [
    column('name', { minWidth: 140, always: true }),
    column('host', { width: 150 }),
    column('domain', { minWidth: 160 }),
    column('address', { width: 150 }),
    column('configFolder', { minWidth: 220 }),
    active,
  ],
}

/** What a target's kind refers to. */
export const TARGETS: Record<string, keyof Choices | 'number'> = {
  group: 'groups',
  menu: 'menus',
  time_condition: 'timeConditions',
  extension: 'extensions',
  voicemail: 'extensions',
  group_voicemail: 'groups',
  outside: 'number',
  hang_up: 'prompts',
  closed: 'prompts',
}

export type Target = { kind: string; id: number | null; number: string | null }

export function optionsOf(choices: Choice[]): Option[] {
  return choices.map(({ id, label }) => ({ value: String(id), label }))
}

export function labelOf(choices: Choice[], id: unknown): string {
  return choices.find((one) => one.id === id)?.label ?? '—'
}

export function targetText({ kind, id, number: digits }: Target, choices: Choices): string {
  const word = t(`pbx.targets.${kind}`)
  const from = TARGETS[kind]
  if (!from || from === 'number') return digits ? `${word} ${digits}` : word
  return id === null ? word : `${word} ${labelOf(choices[from], id)}`
}

/** A form as it begins: the row's values, or the initial ones. */
export function begin(kind: string, row: PartRow | null): Record<string, unknown> {
  const fields = FORMS[kind] ?? []
  return Object.fromEntries(
    fields.map(({ name, type, initial }) => {
      const value = type === 'secret' || type === 'sound' ? initial : (row?.[name] ?? initial)
      return [name, JSON.parse(JSON.stringify(value ?? blank(type)))]
    })
  )
}

function blank(type: Field['type']): unknown {
  return type === 'text' ? '' : null
}

/** The form as the server wants it: nothing where nothing was typed. */
export function sent(kind: string, form: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    (FORMS[kind] ?? [])
      .filter(({ type }) => type !== 'sound')
      .map(({ name }) => [name, form[name] === '' ? null : form[name]])
  )
}
