import { hoursExpression } from '../dialplan/time_groups.ts'
import { dialledExpression } from '../dialplan/outbound.ts'
import { blockKeys } from '../block_list.ts'
import { timeZoneRule } from '../time_zone.ts'
import {
  addressWord,
  credentialWord,
  displayWord,
  extensionWord,
  hostWord,
  nameWord,
  networkWord,
  numberWord,
  pathWord,
  portWord,
  secondsWord,
  secretWord,
  urlWord,
  wholeNumber,
} from '../words.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import type { Findings } from './problem.ts'

type Reading = readonly [field: string, value: unknown, read: () => unknown]

const SECRET: ReadonlySet<string> = new Set(['secret', 'password'])

/** Reads each field by itself, so that every wrong one is found and named. */
export function checkFields(plan: SwitchPlan, findings: Findings): void {
  const look = (part: string, item: string, readings: readonly Reading[]) => {
    for (const [field, value, read] of readings) {
      const detail = SECRET.has(field) ? '' : String(value)
      findings.valid({ part, item, field }, read, detail)
    }
  }
  look('node', '', nodeReadings(plan))
  look('eventSocket', '', eventSocketReadings(plan))
  look('phones', '', [
    ...plan.phones.allowed.map((one) => text('allowed', one, networkWord)),
    number('registrationSeconds', plan.phones.registrationSeconds, 60, 3600),
  ])
  for (const one of plan.extensions) {
    look('extensions', one.number, [
      text('number', one.number, extensionWord),
      text('name', one.name, displayWord),
      text('secret', one.secret, secretWord),
      optional('callerNumber', one.callerNumber, numberWord),
      optional('remoteNumber', one.remoteNumber, numberWord),
      ...one.forwards.map((forward) => text('forwards', forward.to, numberWord)),
    ])
  }
  for (const one of plan.trunks) {
    look('trunks', one.name, [
      text('name', one.name, nameWord),
      text('host', one.host, hostWord),
      text('port', one.port, portWord),
      optional('username', one.username, credentialWord),
      optional('password', one.password, credentialWord),
      optional('fromDomain', one.fromDomain, hostWord),
      optional('callerNumber', one.callerNumber, numberWord),
      number('maxCalls', one.maxCalls, 1, 1000),
      ...one.inboundAddresses.map((cidr) => text('inboundAddresses', cidr, networkWord)),
      ...(one.pingSeconds === null ? [] : [text('pingSeconds', one.pingSeconds, secondsWord)]),
    ])
  }
  for (const one of plan.inboundRoutes) {
    look('inboundRoutes', one.name, [
      text('name', one.name, nameWord),
      text('dnis', one.dnis, numberWord),
      optional('serviceNumber', one.serviceNumber, numberWord),
    ])
  }
  for (const one of plan.outboundRoutes) {
    look('outboundRoutes', one.name, [
      text('name', one.name, nameWord),
      ['beginnings', one.beginnings, () => dialledExpression(one)],
      number('strip', one.strip, 0, Math.min(20, one.minLength)),
      ...(one.prepend === '' ? [] : [text('prepend', one.prepend, numberWord)]),
      optional('callerNumber', one.callerNumber, numberWord),
      ...(one.maxCalls === null ? [] : [number('maxCalls', one.maxCalls, 1, 1000)]),
    ])
  }
  for (const one of plan.timeGroups) {
    look('timeGroups', one.name, [
      text('name', one.name, nameWord),
      ['hours', '', () => hoursExpression({ ...one, holidays: [] })],
      ['holidays', '', () => hoursExpression({ ...one, hours: [] })],
    ])
  }
  for (const one of plan.timeConditions)
    look('timeConditions', one.name, [text('name', one.name, nameWord)])
  for (const one of plan.menus) {
    look('menus', one.name, [
      text('name', one.name, nameWord),
      number('timeoutSeconds', one.timeoutSeconds, 1, 60),
      number('attempts', one.attempts, 1, 10),
      ...one.options.map(({ digits }) => text('options', digits, menuDigits)),
    ])
  }
  for (const one of plan.groups) {
    look('groups', String(one.number), [
      text('number', String(one.number), extensionWord),
      number('ringSeconds', one.ringSeconds, 5, 120),
      ...(one.maxWaitSeconds === null
        ? []
        : [number('maxWaitSeconds', one.maxWaitSeconds, 10, 3600)]),
    ])
  }
  look(
    'featureCodes',
    '',
    Object.entries(plan.featureCodes).map(([field, code]) =>
      optional(field, code as string | null, featureCode)
    )
  )
  for (const one of plan.blockList.numbers) {
    look('blockList', one, [['numbers', one, () => blockKeys({ numbers: [one], ranges: [] })]])
  }
  for (const one of plan.blockList.ranges) {
    const item = `${one.from}-${one.to}`
    look('blockList', item, [['ranges', item, () => blockKeys({ numbers: [], ranges: [one] })]])
  }
  look('sounds', '', [
    ...plan.sounds.music.flatMap((one) => [
      text('music', one.name, nameWord),
      text('music', one.folder, pathWord),
    ]),
    ...plan.sounds.prompts.flatMap((one) => [
      text('prompts', one.name, nameWord),
      text('prompts', one.path, pathWord),
    ]),
    optional('digits', plan.sounds.digits, pathWord),
  ])
  look('recordings', '', [text('folder', plan.recordings.folder, pathWord)])
  look('voicemail', '', [
    text('folder', plan.voicemail.folder, pathWord),
    number('maxSeconds', plan.voicemail.maxSeconds, 10, 600),
  ])
  look('cdr', '', [
    text('spoolFolder', plan.cdr.spoolFolder, pathWord),
    optional('post', plan.cdr.post?.url ?? null, urlWord),
  ])
  look('waiting', '', [
    number('loopSeconds', plan.waiting.loopSeconds, 2, 60),
    number('fallbackRingSeconds', plan.waiting.fallbackRingSeconds, 1, 120),
  ])
}

function nodeReadings({ node }: SwitchPlan): Reading[] {
  return [
    text('name', node.name, nameWord),
    text('domain', node.domain, hostWord),
    text('address', node.address, addressWord),
    optional('publicAddress', node.publicAddress, addressWord),
    text('mediaPorts', node.mediaPorts.from, portWord),
    number('mediaPorts', node.mediaPorts.to, node.mediaPorts.from + 19, 65_535),
    number('maxSessions', node.maxSessions, 1, 20_000),
    number('sessionsPerSecond', node.sessionsPerSecond, 1, 1000),
    text('timeZone', node.timeZone, timeZoneRule),
    optional('certificates', node.certificates, pathWord),
  ]
}

function eventSocketReadings({ eventSocket }: SwitchPlan): Reading[] {
  return [
    text('address', eventSocket.address, addressWord),
    text('password', eventSocket.password, secretWord),
    ...eventSocket.allowed.map((cidr) => text('allowed', cidr, networkWord)),
  ]
}

function text<Value>(field: string, value: Value, read: (value: Value) => unknown): Reading {
  return [field, value, () => read(value)]
}

function optional(field: string, value: string | null, read: (value: string) => unknown): Reading {
  return [field, value, () => value === null || read(value)]
}

function number(field: string, value: number, least: number, most: number): Reading {
  return [field, value, () => wholeNumber(field, value, least, most)]
}

function menuDigits(digits: string): void {
  if (!/^[0-9*#]{1,4}$/.test(digits)) throw new RangeError(`No key of a menu: ${digits}`)
}

function featureCode(code: string): void {
  if (!/^(?=.{2,12}$)[0-9*#]+(?:N[0-9*#]*)?$/.test(code)) throw new RangeError(`No code: ${code}`)
}
