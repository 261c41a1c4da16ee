import { test } from '@japa/runner'
import fc from 'fast-check'
import { blockKeys, insertions } from '../../../telephony/switch/block_list.ts'
import { checkSwitchPlan } from '../../../telephony/switch/check/check_plan.ts'
import { renderSwitch } from '../../../telephony/switch/render_switch.ts'
import type { PlanCodec } from '../../../telephony/switch/plan/phones.ts'
import type { SwitchPlan } from '../../../telephony/switch/switch_plan.ts'
import { element, escapeXml } from '../../../telephony/switch/xml.ts'
import { givenExtension, givenGroup, givenSwitchPlan, givenTrunk } from './given_switch_plan.ts'

/** Every place of a plan where people's words or numbers end up, each with one that is harmless. */
const PLACES: Record<string, [harmless: string, set: (value: string) => Partial<SwitchPlan>]> = {
  'extension number': ['8777', (number) => ({ extensions: [...more(), givenExtension(number)] })],
  'extension name': [
    '王芳',
    (name) => ({ extensions: [...more(), givenExtension('8777', { name })] }),
  ],
  'secret': [
    'abcdefghijkl',
    (secret) => ({ extensions: [...more(), givenExtension('8777', { secret })] }),
  ],
  'caller number': [
    '4008',
    (callerNumber) => ({ extensions: [...more(), givenExtension('8777', { callerNumber })] }),
  ],
  'forward': [
    '913800000001',
    (to) => ({
      extensions: [
        ...more(),
        givenExtension('8777', { forwards: [{ when: 'always', to, timeGroup: null }] }),
      ],
    }),
  ],
  'remote number': [
    '913800000001',
    (remoteNumber) => ({ extensions: [...more(), givenExtension('8777', { remoteNumber })] }),
  ],
  'trunk name': ['third', (name) => ({ trunks: [...trunks(), givenTrunk(name)] })],
  'trunk host': [
    'sip.example',
    (host) => ({ trunks: [...trunks(), givenTrunk('third', { host })] }),
  ],
  'trunk username': [
    'someone',
    (username) => ({ trunks: [...trunks(), givenTrunk('third', { username })] }),
  ],
  'trunk password': [
    'pa55',
    (password) => ({ trunks: [...trunks(), givenTrunk('third', { password })] }),
  ],
  'trunk address': [
    '10.0.0.0/8',
    (cidr) => ({ trunks: [...trunks(), givenTrunk('third', { inboundAddresses: [cidr] })] }),
  ],
  'dialled number': [
    '95599',
    (dnis) => ({ inboundRoutes: [{ ...givenSwitchPlan().inboundRoutes[0]!, dnis }] }),
  ],
  'service number': [
    '95599',
    (serviceNumber) => ({
      inboundRoutes: [{ ...givenSwitchPlan().inboundRoutes[0]!, serviceNumber }],
    }),
  ],
  'outside prefix': [
    '8',
    (outsidePrefix) => ({ ...loose(), outboundRoutes: [{ ...route(), outsidePrefix }] }),
  ],
  'beginning': [
    '13',
    (one) => ({ ...loose(), outboundRoutes: [{ ...route(), beginnings: [one] }] }),
  ],
  'prepend': ['0', (prepend) => ({ outboundRoutes: [{ ...route(), prepend }] })],
  'route caller number': [
    '4008',
    (callerNumber) => ({ outboundRoutes: [{ ...route(), callerNumber }] }),
  ],
  'menu key': [
    '7',
    (digits) => ({
      menus: [
        {
          ...givenSwitchPlan().menus[0]!,
          options: [{ digits, destination: { to: 'group', group: 21 } }],
        },
      ],
    }),
  ],
  'menu name': [
    'main',
    (name) => ({
      menus: [{ ...givenSwitchPlan().menus[0]!, name }],
      timeConditions: [],
      inboundRoutes: [],
    }),
  ],
  'hours': [
    '08:00',
    (from) => ({
      timeGroups: [{ name: 'office', hours: [{ weekdays: [1], from, to: '24:00' }], holidays: [] }],
    }),
  ],
  'holiday': [
    '2026-10-01',
    (day) => ({
      timeGroups: [
        { name: 'office', hours: [], holidays: [{ name: '', from: day, to: day, hours: [] }] },
      ],
    }),
  ],
  'feature code': [
    '*77',
    (signOut) => ({ featureCodes: { ...givenSwitchPlan().featureCodes, signOut } }),
  ],
  'blocked number': ['13900000000', (number) => ({ blockList: { numbers: [number], ranges: [] } })],
  'music folder': [
    '/music',
    (folder) => ({ sounds: { ...givenSwitchPlan().sounds, music: [{ name: 'moh', folder }] } }),
  ],
  'digits folder': ['/digits', (digits) => ({ sounds: { ...givenSwitchPlan().sounds, digits } })],
  'recordings folder': ['/rec', (folder) => ({ recordings: { folder, stereo: true } })],
  'voicemail folder': [
    '/vm',
    (folder) => ({ voicemail: { ...givenSwitchPlan().voicemail, folder } }),
  ],
  'spool folder': ['/spool', (spoolFolder) => ({ cdr: { spoolFolder, post: null } })],
  'post address': [
    'http://erp.example/records',
    (url) => ({ cdr: { spoolFolder: '/spool', post: { url, timeoutSeconds: 3 } } }),
  ],
  'domain': ['pbx.example', (domain) => ({ node: { ...givenSwitchPlan().node, domain } })],
  'time zone': ['Asia/Tokyo', (timeZone) => ({ node: { ...givenSwitchPlan().node, timeZone } })],
  'event socket password': [
    'a-long-enough-word',
    (password) => ({ eventSocket: { ...givenSwitchPlan().eventSocket, password } }),
  ],
  'fallback extension': [
    '8002',
    (one) => ({ groups: [givenGroup(21, { fallbackExtensions: [one] })] }),
  ],
}

function more() {
  return givenSwitchPlan().extensions
}

function trunks() {
  return givenSwitchPlan().trunks
}

function route() {
  return givenSwitchPlan().outboundRoutes[0]!
}

/** Without what needs the usual outside prefix. */
function loose(): Partial<SwitchPlan> {
  return { extensions: [givenExtension('8001'), givenExtension('8002')] }
}

/** What the switch, its XML or its dial strings read as more than a letter. */
const HOSTILE = /[${}\\'"<>,;|&@[\]^\p{Cc}\u2028\u2029]/u

/** A carrier's password stands in one attribute only, which the switch does not expand. */
const HOSTILE_CREDENTIAL = /["'<>&\s]|\$[{$]|[^!-~]/u

function hostileAt(place: string): RegExp {
  return /username|trunk password/.test(place) ? HOSTILE_CREDENTIAL : HOSTILE
}

const SNIPPETS = [
  '${system(id)}',
  '$${x}',
  '"/><action application="system" data="id"/>',
  '139,user/1002',
  '139@evil.example',
  '139|user/1002',
  '139 &park',
  '\n\napi shutdown',
  ']]>',
  '<!--',
  '../../etc/passwd',
  '$1',
  '%{x}',
  '[leg_timeout=1]',
  '^^:a=b',
  ';id',
  '`id`',
]

/** Harmless words, hostile snippets and any characters, in any order. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SNIPPETS),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('1', '8001', 'a')
    ),
    {
      minLength: 1,
      maxLength: 4,
    }
  )
  .map((parts) => parts.join(''))

test.group('Switch configuration: nothing typed becomes a command', (group) => {
  group.each.disableTimeout()

  test('every place takes what it should', ({ assert }) => {
    for (const [place, [harmless, set]] of Object.entries(PLACES)) {
      assert.deepEqual(checkSwitchPlan(givenSwitchPlan(set(harmless))), [], place)
    }
  })

  for (const [place, [, set]] of Object.entries(PLACES)) {
    test(`${place}: refused, or without any sign that the switch reads`, ({ assert }) => {
      fc.assert(
        fc.property(hostile, (value) => {
          const plan = givenSwitchPlan(set(value))
          if (checkSwitchPlan(plan).length === 0) {
            assert.notMatch(value, hostileAt(place))
            renderSwitch(plan)
          } else if (hostileAt(place).test(value)) {
            // Whoever forgets to check must not get through either.
            assert.throws(() => writtenWith(plan, value))
          }
        }),
        { numRuns: 30 }
      )
    })
  }

  test('no value reaches an argument that is not one of ours', ({ assert }) => {
    const data = [...renderSwitch(givenSwitchPlan()).values()].join('\n').match(/ data="[^"]*"/g)!
    const dangerous = data.filter((one) => /\$\{(?:caller_id_|sip_from|sip_to|sip_h_)/.test(one))
    assert.deepEqual(dangerous, [])
  })
})

/** Renders; throws too when the value was left out rather than written. */
function writtenWith(plan: SwitchPlan, value: string) {
  const text = [...renderSwitch(plan).values()].join('')
  insertions(blockKeys(plan.blockList))
  if (!text.includes(escapeXml(value))) throw new RangeError('not written')
}

test.group('Switch configuration', () => {
  test('is the same for the same plan, byte by byte', ({ assert }) => {
    const copy: SwitchPlan = structuredClone(givenSwitchPlan())
    assert.deepEqual([...renderSwitch(givenSwitchPlan())], [...renderSwitch(copy)])
  })

  test('every tag stands on a line of its own', ({ assert }) => {
    for (const [path, content] of renderSwitch(givenSwitchPlan())) {
      for (const line of content.trim().split('\n')) assert.match(line, /^ *<[^<>]+>$/, path)
    }
  })

  test('whoever is disabled is nowhere in it', ({ assert }) => {
    const plan = givenSwitchPlan()
    const files = renderSwitch({
      ...plan,
      extensions: [...plan.extensions, givenExtension('8666', { enabled: false, voicemail: true })],
      trunks: [...plan.trunks, givenTrunk('asleep', { enabled: false })],
    })
    assert.notMatch([...files.values()].join(''), /8666|asleep/)
  })

  test('strange callers are turned away before anything reads their number', ({ assert }) => {
    for (const context of ['public', 'default']) {
      const [first] = [
        ...renderSwitch(givenSwitchPlan())
          .get(`dialplan/${context}.xml`)!
          .matchAll(/<extension name="([^"]*)"/g),
      ]
      assert.equal(first![1], 'strange_numbers')
    }
  })

  test('the modules of the codecs that a profile offers are loaded, and no others', ({
    assert,
  }) => {
    const plan = givenSwitchPlan()
    const browsers = plan.browsers!
    const loaded = (codecs: PlanCodec[] | null) => {
      const files = renderSwitch({ ...plan, browsers: codecs && { ...browsers, codecs } })
      const content = files.get('autoload_configs/modules.conf.xml')!
      return [...content.matchAll(/module="(\w+)"/g)].map(([, module]) => module)
    }
    assert.deepEqual(loaded(['OPUS', 'PCMA', 'G729']).slice(-3), [
      'mod_g729',
      'mod_opus',
      'mod_sofia',
    ])
    for (const codecs of [['PCMA', 'PCMU', 'G722'] as PlanCodec[], null]) {
      assert.isEmpty(loaded(codecs).filter((module) => /opus|g729/.test(module!)))
    }
  })

  test('XML: marks are escaped, control characters refused', ({ assert }) => {
    assert.equal(escapeXml(`<a & "b" 'c'>`), '&lt;a &amp; &quot;b&quot; &apos;c&apos;&gt;')
    assert.equal(element('a', { b: '"/>' }), '<a b="&quot;/&gt;"/>')
    for (const text of ['\u0000', '\u001b', '\ufffe', '\ud800']) {
      assert.throws(() => escapeXml(text), RangeError)
    }
  })
})
