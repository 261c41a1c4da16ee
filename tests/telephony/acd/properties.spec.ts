import { test } from '@japa/runner'
import fc from 'fast-check'
import { GivenWorld } from './given_world.ts'

// Without the bias towards small numbers: each number is the name of a step.
const number = fc.noBias(fc.nat({ max: 1_000_000 }))
const steps = fc.array(fc.tuple(number, number), { minLength: 50, maxLength: 400, size: 'max' })

test.group('Dispatcher: any sequence of events', () => {
  test('no double offer, nobody idle beside a caller he may serve, order kept', ({ assert }) => {
    let offers = 0
    fc.assert(
      fc.property(steps, (list) => {
        const world = new GivenWorld()
        for (const [kind, pick] of list) {
          world.act(kind, pick)
          assert.deepEqual(world.faults, [])
        }
        world.settle()
        assert.deepEqual(world.faults, [])
        offers += world.offers
      }),
      { numRuns: 300 }
    )
    assert.isAbove(offers, 3000, 'the sequences must reach the dispatcher')
  }).timeout(60_000)
})
