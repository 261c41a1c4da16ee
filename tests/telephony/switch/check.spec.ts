import { test } from '@japa/runner'
import { checkSwitchPlan } from '../../../telephony/switch/check/check_plan.ts'
import type { SwitchPlan } from '../../../telephony/switch/switch_plan.ts'
import { givenExtension, givenGroup, givenSwitchPlan, givenTrunk } from './given_switch_plan.ts'

const usual = givenSwitchPlan()
const [orderLine] = usual.inboundRoutes
const [national] = usual.outboundRoutes
const [byDay] = usual.timeConditions

/** What is wrong → the plan's part with it, and how it must be told: part, item, field, kind. */
const WRONG: Record<string, [Partial<SwitchPlan>, string]> = {
  'an extension twice': [
    { extensions: [...usual.extensions, givenExtension('8001')] },
    'extensions 8001 number duplicate',
  ],
  'a short secret': [
    { extensions: [...usual.extensions, givenExtension('8009', { secret: 'short' })] },
    'extensions 8009 secret invalid',
  ],
  'forwarding to nobody': [
    {
      extensions: [
        ...usual.extensions,
        givenExtension('8009', { forwards: [{ when: 'always', to: '8999', timeGroup: null }] }),
      ],
    },
    'extensions 8009 forwards unknown',
  ],
  'two that forward to each other': [
    {
      extensions: [
        ...usual.extensions,
        givenExtension('8010', { forwards: [{ when: 'always', to: '8011', timeGroup: null }] }),
        givenExtension('8011', { forwards: [{ when: 'always', to: '8010', timeGroup: null }] }),
      ],
    },
    'extensions 8010 forwards circle, extensions 8011 forwards circle',
  ],
  'a route over a trunk that is switched off': [
    { trunks: [givenTrunk('carrier'), givenTrunk('spare', { enabled: false })] },
    'outboundRoutes national trunks unknown',
  ],
  'an inbound route that never gets a call': [
    {
      inboundRoutes: [
        { ...orderLine!, dnis: '400', prefix: true },
        { ...orderLine!, name: 'late' },
      ],
    },
    'inboundRoutes late dnis hidden',
  ],
  'an outbound route that never gets a call': [
    { outboundRoutes: [national!, { ...national!, name: 'late', beginnings: ['13'] }] },
    'outboundRoutes late beginnings hidden',
  ],
  'a group that is an extension': [
    { groups: [givenGroup(21), givenGroup(8001)] },
    'groups 8001 number clash',
  ],
  'an outside number that is an extension': [
    { extensions: [...usual.extensions, givenExtension('91234567')] },
    'outboundRoutes national beginnings clash',
  ],
  'a group without fallback': [
    { groups: [givenGroup(21, { fallbackExtensions: [] })] },
    'groups 21 fallbackExtensions missing',
  ],
  'music that is not there': [
    { groups: [givenGroup(21, { music: 'jazz' })] },
    'groups 21 music unknown',
  ],
  'a menu that leads nowhere': [
    { timeConditions: [{ ...byDay!, open: { to: 'menu', menu: 'gone' } }] },
    'timeConditions by_day open unknown',
  ],
  'hours that lead back to themselves': [
    { timeConditions: [{ ...byDay!, closed: { to: 'time_condition', timeCondition: 'by_day' } }] },
    'timeConditions by_day open circle',
  ],
  'two that listen at one port': [
    { trunkProfile: { ...usual.trunkProfile, port: usual.phones.port } },
    'trunkProfile  port duplicate',
  ],
  'TLS without certificates': [
    { phones: { ...usual.phones, tlsPort: 5061 } },
    'node  certificates missing',
  ],
  'one code for two things': [
    { featureCodes: { ...usual.featureCodes, mark: '*55*' } },
    'featureCodes  signOut clash, featureCodes  mark clash',
  ],
  'a key twice': [
    {
      menus: [
        { ...usual.menus[0]!, options: [...usual.menus[0]!.options, usual.menus[0]!.options[0]!] },
      ],
    },
    'menus main options duplicate',
  ],
  'a zone with daylight saving time': [
    { node: { ...usual.node, timeZone: 'Europe/Berlin' } },
    'node  timeZone invalid',
  ],
}

test.group('Checking a plan', () => {
  test('a sound one has no problems', ({ assert }) => {
    assert.deepEqual(checkSwitchPlan(usual), [])
  })

  for (const [what, [fields, told]] of Object.entries(WRONG)) {
    test(what, ({ assert }) => {
      const found = checkSwitchPlan(givenSwitchPlan(fields))
      const texts = found.map(({ part, item, field, kind }) => `${part} ${item} ${field} ${kind}`)
      assert.equal(texts.join(', '), told)
    })
  }

  test('no secret is told', ({ assert }) => {
    const extensions = [...usual.extensions, givenExtension('8009', { secret: 'not"allowed"here' })]
    const trunks = [...usual.trunks, givenTrunk('third', { password: 'pass word' })]
    const eventSocket = { ...usual.eventSocket, password: 'tiny' }
    const found = checkSwitchPlan(givenSwitchPlan({ extensions, trunks, eventSocket }))
    assert.lengthOf(found, 3)
    assert.notMatch(JSON.stringify(found), /allowed"here|pass word|tiny/)
  })
})
