import { test } from '@japa/runner'
import fc from 'fast-check'
import { SwitchEvent } from '../../telephony/esl/event.ts'
import { Frame, FrameDecoder } from '../../telephony/esl/frame_decoder.ts'
import { percentDecode } from '../../telephony/esl/plain_headers.ts'
import { eventsOf, readTrace, traceNames } from './traces/trace_files.ts'

function jsonEvent(value: unknown): SwitchEvent {
  return SwitchEvent.fromJson(Buffer.from(JSON.stringify(value)))
}

function plainEvent(text: string): SwitchEvent {
  return SwitchEvent.fromFrame(new Frame('Content-Type: text/event-plain', Buffer.from(text)))
}

/** What a complete parse finds, keeping the first of a repeated key. */
function parsedWhole(bytes: Buffer): Map<string, string[]> {
  const all = new Map<string, string[]>()
  const pairs = /"((?:[^"\\]|\\.)*)":("(?:[^"\\]|\\.)*"|\[(?:"(?:[^"\\]|\\.)*",?)*\])/g
  for (const [, key, value] of bytes.toString('utf8').matchAll(pairs)) {
    const name = JSON.parse(`"${key}"`)
    if (!all.has(name)) all.set(name, [JSON.parse(value)].flat())
  }
  return all
}

test.group('Events of every recorded connection', () => {
  test('each header picked out alone equals the one of a complete parse', ({ assert }) => {
    let compared = 0
    for (const name of traceNames) {
      const frames = new FrameDecoder().push(readTrace(name).bytes)
      const step = frames.length > 1000 ? 20 : 3
      for (const [index, frame] of frames.entries()) {
        if (frame.contentType !== 'text/event-json' || index % step !== 0) continue
        const event = SwitchEvent.fromFrame(frame)
        for (const [header, values] of parsedWhole(frame.body)) {
          if (values[0]?.startsWith('ARRAY::')) continue
          assert.deepEqual(event.getAll(header), values, `${name} ${header}`)
          assert.equal(event.get(header), values[0])
          compared++
        }
        assert.isUndefined(event.get('No-Such-Header'))
      }
    }
    assert.isAbove(compared, 50_000)
  }).timeout(30_000)

  test('plain events give the values that the JSON of the same calls has', ({ assert }) => {
    const plain = eventsOf('queue/14-burst').map((event) => event.get('Caller-Destination-Number'))
    const json = eventsOf('queue/14-burst/json')
    assert.deepEqual(
      plain,
      json.map((event) => event.get('Caller-Destination-Number'))
    )
    const bridge = eventsOf('queue/02-answered-caller-hangs').find(
      (event) => event.name === 'CHANNEL_BRIDGE'
    )
    assert.equal(bridge?.get('Channel-Name'), 'sofia/external/13800138000@127.0.0.1:15588')
    assert.equal(bridge?.uuid, '4628cadc-7ecf-4930-965e-aac51307b10a')
    assert.isAbove(bridge?.timestampUs ?? 0, 1_795_000_000_000_000)
  })

  test('text that a plain event garbles comes whole in JSON', ({ assert }) => {
    const [json] = eventsOf('queue/20-escaping/json-encoding').filter(
      (event) =>
        event.get('variable_probe') !== undefined || event.name === 'CHANNEL_HANGUP_COMPLETE'
    )
    const text = json.headerNames().map((header) => json.get(header) ?? '')
    assert.isTrue(text.some((value) => value.includes('张三 %41 100% a+b')))
  })

  test('arrays', ({ assert }) => {
    const bridged = eventsOf('dispatch/D-fallback-group').findLast(
      (event) => event.get('variable_originate_causes') !== undefined
    )
    assert.isAbove(bridged?.getAll('variable_originate_causes').length ?? 0, 1)
  })
})

test.group('Headers', () => {
  const key = fc.stringMatching(/^[A-Za-z_-]{1,20}$/)
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.stringMatching(/^["\\{}:,]*$/)
  )
  const flat = fc.dictionary(key, fc.oneof(value, fc.array(value, { maxLength: 4 })), {
    maxKeys: 12,
  })

  test('any flat object, with or without blanks between', ({ assert }) => {
    fc.assert(
      fc.property(flat, fc.constantFrom(undefined, 1), key, (object, indent, other) => {
        const event = SwitchEvent.fromJson(Buffer.from(JSON.stringify(object, null, indent)))
        const expected = new Map(Object.entries(object))
        for (const header of [...expected.keys(), other]) {
          const all = [expected.get(header) ?? []].flat()
          const single = all.length === 1 && all[0].startsWith('ARRAY::')
          if (!single)
            assert.deepEqual(
              event.getAll(header),
              all.map((text) => text.toWellFormed())
            )
        }
      }),
      { numRuns: 2_000 }
    )
  })

  test('a name inside a value is no header', ({ assert }) => {
    const event = jsonEvent({
      'a': '"Unique-ID":"wrong"',
      'b': ['Unique-ID', ',"Unique-ID":"wrong"'],
      'c': '\\',
      'x"Unique-ID': 'wrong',
      'Unique-ID': 'right',
    })
    assert.equal(event.uuid, 'right')
  })

  test('broken JSON gives no values and throws nothing', ({ assert }) => {
    fc.assert(
      fc.property(flat, fc.nat(), key, (object, cut, header) => {
        const bytes = Buffer.from(JSON.stringify({ 'Event-Name': 'X', ...object }))
        const event = SwitchEvent.fromJson(bytes.subarray(0, cut % bytes.length))
        event.get(header)
        event.getAll(header)
        event.headerNames()
        assert.oneOf(event.name, ['', 'X', object['Event-Name']])
      }),
      { numRuns: 500 }
    )
  })

  test('the subclass belongs to CUSTOM alone', ({ assert }) => {
    const subclass = { 'Event-Subclass': 'spotline::wait' }
    assert.equal(jsonEvent({ 'Event-Name': 'CUSTOM', ...subclass }).subclass, 'spotline::wait')
    assert.equal(jsonEvent({ 'Event-Name': 'DTMF', ...subclass }).subclass, '')
  })

  test('plain: encoded names, own body, arrays, a raw percent sign', ({ assert }) => {
    const event = plainEvent(
      'Event-Name: BACKGROUND_JOB\nX: a%20b%3A%E5%BC%A0\nY: 100%\nZ: ARRAY::1%7C|:2\nContent-Length: 5\n\n+OK x'
    )
    assert.equal(event.get('X'), 'a b:张')
    assert.equal(event.get('Y'), '100%')
    assert.deepEqual(event.getAll('Z'), ['1|', '2'])
    assert.equal(event.body, '+OK x')
  })

  test('percent decoding never throws and undoes encoding', ({ assert }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, raw) => {
        assert.equal(percentDecode(encodeURIComponent(text)), text)
        assert.isString(percentDecode(raw))
        assert.isString(percentDecode(`%E5${raw}%`))
      })
    )
  })
})
