import { test } from '@japa/runner'
import { spotDialplan } from '../../../telephony/simulator/dialplan.ts'
import { renderSpotlineDialplan } from '../../../telephony/switch/spotline_dialplan.ts'
import { element, escapeXml } from '../../../telephony/switch/xml.ts'
import type { SpotlineDialplan } from '../../../telephony/switch/spotline_dialplan.ts'

const PLAN: SpotlineDialplan = {
  serviceNumbers: ['4008001001', '4008001100'],
  ringSeconds: 20,
  loopSeconds: 8,
  recordings: '/var/lib/spotline/recordings',
  music: 'local_stream://moh',
  ratingPrompt: '/var/lib/spotline/prompts/rating.wav',
  fallbackExtensions: ['1001', '1002'],
  fallbackRingSeconds: 10,
}

const UNESCAPED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function attribute(line: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(line)?.[1] ?? ''
  return value.replaceAll(/&(\w+);/g, (_, entity: string) => UNESCAPED[entity]!)
}

/** What a reader of the XML sees: context → extension → its conditions and actions. */
function read(xml: string) {
  const found: Record<string, { name: string; conditions: string[]; actions: string[] }[]> = {}
  let context = ''
  for (const line of xml.split('\n')) {
    const name = attribute(line, 'name')
    if (line.includes('<context ')) found[(context = name)] = []
    if (line.includes('<extension ')) found[context]!.push({ name, conditions: [], actions: [] })
    const extension = found[context]?.at(-1)
    if (line.includes('<condition ')) {
      extension!.conditions.push(`${attribute(line, 'field')} ~ ${attribute(line, 'expression')}`)
    }
    if (line.includes('<action ')) {
      extension!.actions.push(`${attribute(line, 'application')} ${attribute(line, 'data')}`.trim())
    }
  }
  return found
}

test.group('Dialplan of the waiting room', () => {
  test('is the one that the simulator plays, action by action', ({ assert }) => {
    const rendered = read(renderSpotlineDialplan(PLAN))
    const played = spotDialplan(PLAN.fallbackExtensions, PLAN.ringSeconds)
    const shape = (extensions: (typeof played)[string]) =>
      extensions.map(({ conditions, actions }) => ({
        conditions: conditions.map(({ field, expression }) => `${field} ~ ${expression.source}`),
        actions: actions.map((one) => `${one.application} ${one.argument}`.trim()),
      }))
    const plain = (context: string) =>
      rendered[context]!.map(({ conditions, actions }) => ({ conditions, actions }))
    // The door of a group is a part of the whole configuration, not of the waiting room.
    const rooms = played.spot!.filter((one) => !one.name.startsWith('group_'))
    assert.deepEqual(plain('spot'), shape(rooms))
    assert.deepEqual(
      plain('spotline').map((one) => one.actions),
      shape(played.spotline!)
        .slice(0, 2)
        .map((one) => one.actions)
    )
  })

  test('callers of the service numbers enter with their number and call id', ({ assert }) => {
    const { public: entrances } = read(renderSpotlineDialplan(PLAN))
    assert.deepEqual(
      entrances!.map((one) => one.conditions),
      [['destination_number ~ ^4008001001$'], ['destination_number ~ ^4008001100$']]
    )
    assert.deepEqual(entrances![0]!.actions, [
      'set spotline_call_id=${uuid}',
      'set spotline_dnis=${destination_number}',
      'transfer spot_wait XML spot',
    ])
  })

  test('without a rating the call ends with the conversation', ({ assert }) => {
    const { spot } = read(renderSpotlineDialplan({ ...PLAN, ratingPrompt: null }))
    assert.notInclude(
      spot!.map((one) => one.name),
      'spot_rating'
    )
    const offer = spot!.find((one) => one.name === 'spot_offer')!
    assert.isEmpty(offer.actions.filter((action) => action.includes('transfer_after_bridge')))
    assert.include(offer.actions, 'set hangup_after_bridge=true')
  })

  test('every tag stands on a line of its own', ({ assert }) => {
    for (const line of renderSpotlineDialplan(PLAN).trim().split('\n')) {
      assert.match(line, /^ *<[^<>]+>$/)
    }
  })

  for (const [name, plan] of Object.entries({
    'a service number with a blank': { serviceNumbers: ['400 1'] },
    'an extension that dials another host': { fallbackExtensions: ['1001@evil'] },
    'an extension that rings two': { fallbackExtensions: ['1001,user/1002'] },
    'no fallback at all': { fallbackExtensions: [] },
    'a path that climbs': { recordings: '/var/../etc' },
    'music that runs a command': { music: '${system(id)}' },
    'a prompt with a quote': { ratingPrompt: '/a"/><action application="system' },
    'a fraction of a second': { ringSeconds: 1.5 },
    'no seconds': { loopSeconds: 0 },
  })) {
    test(`refuses ${name}`, ({ assert }) => {
      assert.throws(() => renderSpotlineDialplan({ ...PLAN, ...plan }))
    })
  }

  test('XML: marks are escaped, control characters refused', ({ assert }) => {
    assert.equal(escapeXml(`<a & "b" 'c'>`), '&lt;a &amp; &quot;b&quot; &apos;c&apos;&gt;')
    assert.equal(element('a', { b: '"/>' }), '<a b="&quot;/&gt;"/>')
    for (const text of ['\u0000', '\u001b', '\ufffe', '\ud800']) {
      assert.throws(() => escapeXml(text), RangeError)
    }
  })
})
