import type { PlanDestination } from '../plan/inbound.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import type { Findings } from './problem.ts'

type Place = { part: string; item: string; field: string }

/** Names that point nowhere, names and numbers that stand twice, ports that two listen at. */
export function checkReferences(plan: SwitchPlan, findings: Findings): void {
  const once = (part: string, field: string, names: readonly string[]) => {
    const seen = new Set<string>()
    for (const name of names) {
      if (seen.has(name)) findings.add({ part, item: name, field }, 'duplicate', name)
      seen.add(name)
    }
  }
  const lists: [part: keyof SwitchPlan, key: 'name' | 'number'][] = [
    ['extensions', 'number'],
    ['trunks', 'name'],
    ['inboundRoutes', 'name'],
    ['outboundRoutes', 'name'],
    ['timeGroups', 'name'],
    ['timeConditions', 'name'],
    ['menus', 'name'],
    ['groups', 'number'],
  ]
  for (const [part, key] of lists) {
    const items = plan[part] as readonly Partial<Record<'name' | 'number', string | number>>[]
    once(
      part,
      key,
      items.map((one) => String(one[key]))
    )
  }
  for (const field of ['music', 'prompts'] as const) {
    once(
      'sounds',
      field,
      plan.sounds[field].map((one) => one.name)
    )
  }
  for (const menu of plan.menus) {
    const digits = menu.options.map((one) => one.digits)
    const twice = digits.find((one, index) => digits.indexOf(one) < index)
    if (twice !== undefined) {
      findings.add({ part: 'menus', item: menu.name, field: 'options' }, 'duplicate', twice)
    }
  }
  checkNames(plan, findings)
  checkPorts(plan, findings)
  checkNumbers(plan, findings)
}

function checkNames(plan: SwitchPlan, findings: Findings): void {
  const known = (place: Place, name: string | null, names: readonly string[]) => {
    if (name !== null && !names.includes(name)) findings.add(place, 'unknown', name)
  }
  const timeGroups = plan.timeGroups.map((one) => one.name)
  const prompts = plan.sounds.prompts.map((one) => one.name)
  const extensions = plan.extensions.filter((one) => one.enabled).map((one) => one.number)
  for (const { number: item, forwards } of plan.extensions) {
    for (const forward of forwards) {
      known({ part: 'extensions', item, field: 'forwards' }, forward.timeGroup, timeGroups)
    }
  }
  for (const { name: item, trunk } of plan.inboundRoutes) {
    const trunks = plan.trunks.map((one) => one.name)
    known({ part: 'inboundRoutes', item, field: 'trunk' }, trunk, trunks)
  }
  for (const route of plan.outboundRoutes) {
    const place = (field: string) => ({ part: 'outboundRoutes', item: route.name, field })
    known(place('timeGroup'), route.timeGroup, timeGroups)
    const trunks = plan.trunks.filter((one) => one.enabled).map((one) => one.name)
    for (const trunk of route.trunks) known(place('trunks'), trunk, trunks)
    if (route.enabled && route.trunks.length === 0) findings.add(place('trunks'), 'missing')
  }
  for (const { name: item, timeGroup } of plan.timeConditions) {
    known({ part: 'timeConditions', item, field: 'timeGroup' }, timeGroup, timeGroups)
  }
  for (const menu of plan.menus) {
    for (const field of ['greeting', 'noInput', 'invalid'] as const) {
      known({ part: 'menus', item: menu.name, field }, menu[field], prompts)
    }
  }
  for (const group of plan.groups) {
    const place = (field: string) => ({ part: 'groups', item: String(group.number), field })
    const music = plan.sounds.music.map((one) => one.name)
    known(place('music'), group.music, music)
    known(place('welcome'), group.welcome, prompts)
    known(place('rating'), group.rating, prompts)
    for (const one of group.fallbackExtensions) known(place('fallbackExtensions'), one, extensions)
    if (group.fallbackExtensions.length === 0) findings.add(place('fallbackExtensions'), 'missing')
  }
  known({ part: 'voicemail', item: '', field: 'greeting' }, plan.voicemail.greeting, prompts)
}

function checkPorts(plan: SwitchPlan, findings: Findings): void {
  const { phones, browsers, trunkProfile, eventSocket } = plan
  const ports: [part: string, field: string, port: number | null][] = [
    ['eventSocket', 'port', eventSocket.port],
    ['phones', 'port', phones.port],
    ['phones', 'tlsPort', phones.tlsPort],
    ['browsers', 'port', browsers?.port ?? null],
    ['browsers', 'wsPort', browsers?.wsPort ?? null],
    ['browsers', 'wssPort', browsers?.wssPort ?? null],
    ['trunkProfile', 'port', trunkProfile.port],
    ['trunkProfile', 'tlsPort', trunkProfile.tlsPort],
  ]
  const seen = new Map<number, string>()
  for (const [part, field, port] of ports) {
    if (port === null) continue
    const place = { part, item: '', field }
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      findings.add(place, 'invalid', String(port))
    else if (seen.has(port)) findings.add(place, 'duplicate', seen.get(port))
    seen.set(port, `${part}.${field}`)
  }
  const secure = [phones.tlsPort, browsers?.wssPort ?? null, trunkProfile.tlsPort]
  if (secure.some((port) => port !== null) && plan.node.certificates === null) {
    findings.add({ part: 'node', item: '', field: 'certificates' }, 'missing')
  }
  if (browsers && browsers.wsPort === null && browsers.wssPort === null) {
    findings.add({ part: 'browsers', item: '', field: 'wssPort' }, 'missing')
  }
  for (const [part, { codecs }] of Object.entries({
    phones,
    trunkProfile,
    ...(browsers && { browsers }),
  })) {
    if (codecs.length === 0) findings.add({ part, item: '', field: 'codecs' }, 'missing')
  }
}

/** An extension, a group and a code may not be the same number. */
function checkNumbers(plan: SwitchPlan, findings: Findings): void {
  const extensions = new Set(plan.extensions.map((one) => one.number))
  for (const { number } of plan.groups) {
    if (!extensions.has(String(number))) continue
    findings.add({ part: 'groups', item: String(number), field: 'number' }, 'clash', String(number))
  }
  const codes = Object.entries(plan.featureCodes) as [string, string | null][]
  for (const [field, code] of codes) {
    const other = codes.find(([name, one]) => name !== field && one !== null && one === code)
    if (other) findings.add({ part: 'featureCodes', item: '', field }, 'clash', other[0])
    if (code !== null && extensions.has(code)) {
      findings.add({ part: 'featureCodes', item: '', field }, 'clash', code)
    }
  }
}

/** Every destination of the plan, with the place it stands at. */
export function destinationsOf(plan: SwitchPlan): { place: Place; destination: PlanDestination }[] {
  const at = (part: string, item: string, field: string, destination: PlanDestination) => ({
    place: { part, item, field },
    destination,
  })
  return [
    ...plan.inboundRoutes.map((one) =>
      at('inboundRoutes', one.name, 'destination', one.destination)
    ),
    ...plan.timeConditions.flatMap((one) => [
      at('timeConditions', one.name, 'open', one.open),
      at('timeConditions', one.name, 'closed', one.closed),
    ]),
    ...plan.menus.flatMap((one) => [
      ...one.options.map(({ destination }) => at('menus', one.name, 'options', destination)),
      at('menus', one.name, 'otherwise', one.otherwise),
    ]),
    ...plan.groups.map((one) => at('groups', String(one.number), 'afterMaxWait', one.afterMaxWait)),
  ]
}
