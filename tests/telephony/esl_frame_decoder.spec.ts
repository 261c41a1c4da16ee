import { test } from '@japa/runner'
import fc from 'fast-check'
import { SwitchEvent } from '../../telephony/esl/event.ts'
import { FrameDecoder, FrameError, type Frame } from '../../telephony/esl/frame_decoder.ts'
import { readTrace, traceNames } from './traces/trace_files.ts'

const SMALL_BYTES = 12_000

function digest(frames: Frame[]): string[] {
  return frames.map((frame) => `${frame.head}\n\n${frame.body.toString('latin1')}`)
}

function whole(bytes: Buffer): string[] {
  return digest(new FrameDecoder().push(bytes))
}

/** The switch sends `Event-Name` twice in this one event: COMMAND, then PRIVATE_COMMAND. */
function plainName(name: string): string {
  return name === 'PRIVATE_COMMAND' ? 'COMMAND' : name
}

function listedName(cells: string[]): string {
  return plainName(cells[1])
}

test.group('Frames of every recorded connection', () => {
  for (const name of traceNames) {
    test(`${name}: complete, and as many events as were listed`, ({ assert }) => {
      const trace = readTrace(name)
      const decoder = new FrameDecoder()
      const frames = decoder.push(trace.bytes)
      const events = frames.filter((frame) => SwitchEvent.isEventFrame(frame))
      assert.equal(events.length, trace.listed.length)
      assert.equal(decoder.pendingBytes, 0)
      const names = events.map((frame) => SwitchEvent.fromFrame(frame).name)
      assert.deepEqual(names.map(plainName), trace.listed.map(listedName))
    })
  }

  test('split once at every byte of the small ones', ({ assert }) => {
    let splits = 0
    for (const name of traceNames) {
      const { bytes } = readTrace(name)
      if (bytes.length > SMALL_BYTES) continue
      const expected = whole(bytes)
      for (let at = 0; at <= bytes.length; at++) {
        const decoder = new FrameDecoder()
        const frames = [...decoder.push(bytes.subarray(0, at)), ...decoder.push(bytes.subarray(at))]
        if (frames.length !== expected.length || at % 97 === 0) {
          assert.deepEqual(digest(frames), expected, `${name} at ${at}`)
        }
        assert.equal(decoder.pendingBytes, 0)
        splits++
      }
    }
    assert.isAbove(splits, 50_000)
  }).timeout(30_000)

  test('in pieces of one byte', ({ assert }) => {
    for (const name of traceNames) {
      const { bytes } = readTrace(name)
      if (bytes.length > 400_000) continue
      const decoder = new FrameDecoder()
      const frames: Frame[] = []
      for (let at = 0; at < bytes.length; at++) {
        const piece = decoder.push(bytes.subarray(at, at + 1))
        if (piece.length > 0) frames.push(...piece)
      }
      assert.deepEqual(digest(frames), whole(bytes), name)
    }
  }).timeout(60_000)

  test('in pieces of random length', ({ assert }) => {
    const sizes = fc.infiniteStream(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.nat(70_000)))
    const big = traceNames.filter((name) => readTrace(name).bytes.length > 300_000)
    assert.isAbove(big.length, 3)
    fc.assert(
      fc.property(fc.constantFrom(...big), sizes, (name, lengths) => {
        const { bytes } = readTrace(name)
        const decoder = new FrameDecoder()
        let count = 0
        let bodies = 0
        for (let at = 0; at < bytes.length;) {
          const length = lengths.next().value + 1
          for (const frame of decoder.push(bytes.subarray(at, at + length))) {
            count++
            bodies += frame.body.length
          }
          at += length
        }
        const expected = new FrameDecoder().push(bytes)
        assert.equal(count, expected.length)
        assert.equal(
          bodies,
          expected.reduce((sum, frame) => sum + frame.body.length, 0)
        )
        assert.equal(decoder.pendingBytes, 0)
      }),
      { numRuns: 12 }
    )
  }).timeout(30_000)
})

test.group('Frames', () => {
  const frameBytes = fc
    .record({
      crlf: fc.boolean(),
      reply: fc.string({ maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, ' ').trim()),
      body: fc.option(fc.uint8Array({ maxLength: 300 }), { nil: null }),
    })
    .map(({ crlf, reply, body }) => {
      const end = crlf ? '\r\n' : '\n'
      const lines = [`Content-Type: x/y`, `Reply-Text: ${reply}`]
      if (body !== null) lines.push(`Content-Length: ${body.length}`)
      const head = Buffer.from(lines.join(end) + end + end)
      return {
        reply,
        body: Buffer.from(body ?? []),
        bytes: Buffer.concat([head, Buffer.from(body ?? [])]),
      }
    })

  test('any bodies, line ends and splits', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(frameBytes, { maxLength: 8 }), fc.array(fc.nat()), (frames, cuts) => {
        const bytes = Buffer.concat(frames.map((frame) => frame.bytes))
        const places = cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b)
        const decoder = new FrameDecoder()
        const found: Frame[] = []
        let from = 0
        for (const to of [...places, bytes.length]) {
          found.push(...decoder.push(bytes.subarray(from, to)))
          from = to
        }
        assert.deepEqual(
          found.map((frame) => [frame.header('reply-text'), frame.body.toString('hex')]),
          frames.map((frame) => [frame.reply, frame.body.toString('hex')])
        )
      }),
      { numRuns: 300 }
    )
  })

  test('the length counts bytes, not characters', ({ assert }) => {
    const body = Buffer.from('{"a":"张三"}')
    const head = Buffer.from(`Content-Type: text/event-json\nContent-Length: ${body.length}\n\n`)
    const next = Buffer.from('Content-Type: auth/request\n\n')
    const frames = new FrameDecoder().push(Buffer.concat([head, body, next]))
    assert.equal(frames[0].body.toString(), '{"a":"张三"}')
    assert.equal(frames[1].contentType, 'auth/request')
  })

  test('held frames are no views of a buffer that is written again', ({ assert }) => {
    const one = Buffer.from('Content-Type: a/b\nContent-Length: 4\n\nAAAA')
    const decoder = new FrameDecoder()
    const kept: Frame[] = []
    for (const text of ['AAAA', 'BBBB', 'CCCC']) {
      const bytes = Buffer.from(one.toString().replace('AAAA', text))
      kept.push(...decoder.push(bytes.subarray(0, 10)), ...decoder.push(bytes.subarray(10)))
    }
    assert.deepEqual(
      kept.map((frame) => frame.body.toString()),
      ['AAAA', 'BBBB', 'CCCC']
    )
  })

  for (const [length, fault] of [
    ['-1', 'content_length_invalid'],
    ['1e3', 'content_length_invalid'],
    ['', 'content_length_invalid'],
    ['99999999999999999999', 'content_length_invalid'],
    ['999999999999', 'body_too_long'],
  ]) {
    test(`refuses the length "${length}" and keeps what came before`, ({ assert }) => {
      const decoder = new FrameDecoder()
      const bytes = Buffer.from(
        `Content-Type: auth/request\n\nContent-Type: a/b\nContent-Length: ${length}\n\nxyz`
      )
      try {
        decoder.push(bytes)
        assert.fail('was accepted')
      } catch (error) {
        assert.instanceOf(error, FrameError)
        assert.equal((error as FrameError).fault, fault)
        assert.lengthOf((error as FrameError).frames, 1)
      }
      assert.throws(() => decoder.push(Buffer.from('more')))
    })
  }

  test('refuses a header block without end', ({ assert }) => {
    const decoder = new FrameDecoder({ maxHeaderBytes: 10_000 })
    const line = Buffer.from(`X: ${'y'.repeat(96)}\n`)
    assert.throws(() => {
      for (let count = 0; count < 200; count++) decoder.push(line)
    }, /header block/)
    assert.isAtMost(decoder.pendingBytes, 10_000)
  })

  test('a peer that announces much and sends little costs little', ({ assert }) => {
    const before = process.memoryUsage().arrayBuffers
    const decoders = Array.from({ length: 50 }, () => {
      const decoder = new FrameDecoder()
      decoder.push(Buffer.from('Content-Type: a/b\nContent-Length: 60000000\n\nfew bytes'))
      return decoder
    })
    assert.equal(decoders[49].pendingBytes, 53)
    assert.isBelow(process.memoryUsage().arrayBuffers - before, 80 * 1024 * 1024)
  })
})
