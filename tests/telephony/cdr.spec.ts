import { test } from '@japa/runner'
import { readFileSync } from 'node:fs'
import { CdrError, readCdr } from '../../telephony/calls/cdr.ts'
import { callFromCdrs, callIdOf } from '../../telephony/calls/cdr_call.ts'

const recorded = (name: string) =>
  readFileSync(new URL(`traces/cdr/${name}`, import.meta.url), 'utf8')
const CALLER = 'b2680fbf-6d17-4cfb-b255-24cd886b5a28'

test.group('Call records of a real switch', () => {
  for (const format of ['json', 'xml']) {
    test(`${format}: an answered call of two legs, told in any order`, ({ assert }) => {
      const legs = ['caller', 'agent'].map((side) =>
        readCdr(recorded(`answered-${side}.${format}`))
      )
      for (const order of [legs, legs.toReversed()]) {
        const call = callFromCdrs(order)!
        assert.deepEqual(order.map(callIdOf), [CALLER, CALLER])
        assert.equal(call.id, CALLER)
        assert.equal(call.direction, 'inbound')
        assert.equal(call.outcome, 'answered')
        assert.equal(call.hangupBy, 'caller')
        assert.equal(call.customerNumber, '13800138000')
        assert.equal(call.dnis, '4008001001')
        assert.deepEqual(call.segments, [
          {
            extension: '1001',
            agentLegUuid: '2b29e6eb-2298-4bd2-9265-61e11d28f6db',
            fromUs: 1795311598627614,
            toUs: 1795311601787652,
            heldUs: 0,
          },
        ])
        assert.equal(call.endedAtUs, 1795311601787652)
        assert.isFalse(call.endUnknown)
      }
    })

    test(`${format}: a caller who gave up`, ({ assert }) => {
      const call = callFromCdrs([readCdr(recorded(`abandoned.${format}`))])!
      assert.isTrue(call.outcome!.startsWith('abandoned'))
      assert.equal(call.hangupBy, 'caller')
      assert.equal(call.createdAtUs, 1795311662827595)
      assert.equal(call.endedAtUs, 1795311663867753)
      assert.deepEqual(call.segments, [])
    })
  }

  test('both formats say the same of each leg', ({ assert }) => {
    for (const name of ['answered-caller', 'answered-agent', 'abandoned']) {
      assert.deepEqual(readCdr(recorded(`${name}.xml`)), readCdr(recorded(`${name}.json`)))
    }
  })

  test('an agent’s record alone is no call', ({ assert }) => {
    assert.isNull(callFromCdrs([readCdr(recorded('answered-agent.json'))]))
  })

  const JUNK = {
    'nothing': '',
    'half a file': recorded('answered-caller.json').slice(0, 4000),
    'half a document': recorded('answered-caller.xml').slice(0, 4000),
    'another document': '<html><body>502</body></html>',
    'no variables': '{"core-uuid":"x"}',
    'a uuid that is a path': recorded('abandoned.json').replace(
      '"uuid":"5a09304d-93dd-4be2-a37d-0de017764239"',
      '"uuid":"../../etc/passwd"'
    ),
  }
  for (const [what, text] of Object.entries(JUNK)) {
    test(`refuses ${what}`, ({ assert }) => {
      assert.throws(() => readCdr(text), CdrError)
    })
  }
})
