import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import { PlacementOnAir } from '#app/media/queries/placement_on_air'
import { makePlacement, makeServiceNumber } from '#database/factories/media'
import { givenRollback } from '#tests/support/given_rollback'

const START = DateTime.fromISO('2026-03-02T06:00:00Z', { zone: 'utc' })

const ask = (dnis: string, at: DateTime, windowMinutes = 30) =>
  new PlacementOnAir().handle({ dnis, at, windowMinutes })

test.group('The placement on air', (group) => {
  givenRollback(group)

  test('is credited from its first millisecond to exactly the end of the window', async ({
    assert,
  }) => {
    const { id: serviceNumberId, number } = await makeServiceNumber()
    const { id } = await makePlacement({ startsAt: START, serviceNumberId, seconds: 600 })

    const before = await ask(number, START.minus({ milliseconds: 1 }))
    assert.isNull(before.current)
    assert.equal(before.next?.placementId, id)

    const first = await ask(number, START)
    assert.equal(first.current?.placementId, id)
    assert.equal(first.current?.secondsSinceStart, 0)
    assert.isTrue(first.current?.airing)
    assert.isNull(first.next)

    const last = await ask(number, START.plus({ minutes: 30 }))
    assert.equal(last.current?.secondsSinceStart, 1800)
    assert.isFalse(last.current?.airing)
    const late = await ask(number, START.plus({ minutes: 30, milliseconds: 1 }))
    assert.isNull(late.current)
    const shorter = await ask(number, START.plus({ minutes: 11 }), 10)
    assert.isNull(shorter.current)
  })

  test('of two on one number is the one that started last, other numbers apart', async ({
    assert,
  }) => {
    const shared = await makeServiceNumber()
    const other = await makeServiceNumber()
    const older = await makePlacement({ startsAt: START, serviceNumberId: shared.id })
    const newer = await makePlacement({
      startsAt: START.plus({ minutes: 8 }),
      serviceNumberId: shared.id,
    })
    await makePlacement({ startsAt: START.plus({ minutes: 9 }), serviceNumberId: other.id })

    const earlier = await ask(shared.number, START.plus({ minutes: 7, seconds: 59 }))
    assert.equal(earlier.current?.placementId, older.id)
    assert.equal(earlier.next?.placementId, newer.id)
    const later = await ask(shared.number, START.plus({ minutes: 8 }))
    assert.equal(later.current?.placementId, newer.id)
  })

  test('is never a cancelled one', async ({ assert }) => {
    const { id: serviceNumberId, number } = await makeServiceNumber()
    await makePlacement({ startsAt: START, serviceNumberId, state: 'cancelled' })
    assert.deepEqual(await ask(number, START), { current: null, next: null })
  })
})
