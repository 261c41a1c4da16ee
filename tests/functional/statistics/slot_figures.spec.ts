import fc from 'fast-check'
import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { dayPeriod } from '#core/period'
import { REPORT_FIGURES } from '#app/statistics/figures'
import { ListSlotFigures, type SlotGroup } from '#app/statistics/queries/list_slot_figures'
import { RecountSlotReport } from '#app/statistics/queries/recount_slot_report'
import { MarkStale } from '#app/statistics/services/mark_stale'
import { RecomputePlacement } from '#app/statistics/services/recompute_placement'
import { SweepStaleBuckets } from '#app/statistics/services/sweep_stale_buckets'
import { makeChannel, makePlacement } from '#database/factories/media'
import { givenCall, givenOrder, givenOrderGround, type OrderGround } from './given_facts.js'

const START = DateTime.fromISO('2026-03-02T06:00:00Z')
const NOW = DateTime.fromISO('2026-03-02T12:00:00Z')
const PERIOD = dayPeriod('2026-03-02')
const BEFORE_ALL = DateTime.fromISO('2000-01-01T00:00:00Z')
const AFTER_ALL = DateTime.fromISO('2090-01-01T00:00:00Z')

const OUTCOMES = [
  'answered',
  'abandoned_in_queue',
  'abandoned_ringing',
  'abandoned_in_ivr',
  'no_agent',
  null,
]
const STATUSES = [
  'draft',
  'confirmed',
  'printed',
  'in_transit',
  'delivered',
  'returned',
  'revoked',
  'cancelled',
]

function report(factsFrom: DateTime, group: SlotGroup = 'placement') {
  return new ListSlotFigures().handle({
    period: PERIOD,
    filters: {},
    now: NOW,
    factsFrom,
    group,
    sort: 'startsAt',
    descending: false,
    page: 1,
    perPage: 1000,
  })
}

/** Facts that hang together at random: shared calls, orders by call and by hand, every outcome and status. */
const facts = fc.record({
  costs: fc.array(fc.integer({ min: 0, max: 9_000_000 }), { minLength: 1, maxLength: 3 }),
  calls: fc.array(
    fc.record({
      second: fc.integer({ min: 0, max: 1800 }),
      target: fc.integer({ min: 0, max: 3 }),
      share: fc.constantFrom(1, 0.5, 0.25, 0.12345678),
      outcome: fc.constantFrom(...OUTCOMES),
      excluded: fc.boolean(),
      outbound: fc.boolean(),
    }),
    { maxLength: 12 }
  ),
  orders: fc.array(
    fc.record({
      call: fc.option(fc.nat(20)),
      target: fc.integer({ min: 0, max: 3 }),
      manual: fc.boolean(),
      status: fc.constantFrom(...STATUSES),
      totalFen: fc.integer({ min: 1, max: 500_000 }),
      trial: fc.constantFrom(0, 0, 0.4, 1),
      deleted: fc.boolean(),
    }),
    { maxLength: 10 }
  ),
})

type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never

async function given(ground: OrderGround, { costs, calls, orders }: Facts): Promise<number[]> {
  const ids: number[] = []
  for (const [index, costFen] of costs.entries()) {
    const placement = await makePlacement({ startsAt: START.plus({ minutes: index * 7 }), costFen })
    ids.push(placement.id)
  }
  const target = (index: number) => ids[index] ?? null
  const callIds: string[] = []
  for (const call of calls) {
    const rest = Number((1 - call.share).toFixed(8))
    callIds.push(
      await givenCall({
        at: START.plus({ seconds: call.second, milliseconds: 999 }),
        outcome: call.outcome,
        excluded: call.excluded,
        direction: call.outbound ? 'outbound' : 'inbound',
        shares: [
          { placementId: target(call.target), probability: call.share },
          ...(rest > 0 ? [{ placementId: target((call.target + 1) % 4), probability: rest }] : []),
        ],
      })
    )
  }
  for (const order of orders) {
    await givenOrder(ground, {
      at: START.plus({ minutes: 9 }),
      callId: order.call === null ? null : (callIds[order.call] ?? null),
      placementId: target(order.target),
      manual: order.manual,
      status: order.status,
      totalFen: order.totalFen,
      trialFen: Math.floor(order.totalFen * order.trial),
      deleted: order.deleted,
    })
  }
  return ids
}

test.group('Slot figures', (group) => {
  group.each.setup(() => testUtils.db().withGlobalTransaction())

  test('roll-up, facts and a recount agree on random facts', async ({ assert }) => {
    const ground = await givenOrderGround()
    await fc.assert(
      fc.asyncProperty(facts, async (world) => {
        const ids = await given(ground, world)
        for (const placementId of ids) await new RecomputePlacement().handle({ placementId })
        const stored = await report(AFTER_ALL)
        const counted = await report(BEFORE_ALL)
        assert.deepEqual(stored, counted)

        const judged = await new RecountSlotReport().handle(PERIOD)
        const byId = new Map(counted.rows.map(({ id, figures }) => [id, figures]))
        assert.lengthOf(judged, counted.rows.length)
        for (const { placementId, ...recounted } of judged) {
          const figures = byId.get(placementId)!
          for (const [key, value] of Object.entries(recounted)) {
            assert.closeTo(figures[key as keyof typeof recounted], value, 1e-6, key)
          }
        }
        for (const order of ['channel', 'product', 'hour'] as const) {
          const grouped = await report(BEFORE_ALL, order)
          assert.deepEqual(grouped.totals, counted.totals)
        }
      }),
      { numRuns: 25, seed: 20_261_122 }
    )
  }).timeout(120_000)

  test('the minutes of a slot add up to its figures and count from its start', async ({
    assert,
  }) => {
    const ground = await givenOrderGround()
    const { id } = await makePlacement({ startsAt: START })
    const shares = [{ placementId: id, probability: 1 }]
    await givenCall({ at: START, shares })
    await givenCall({
      at: START.plus({ milliseconds: 59_999 }),
      shares,
      outcome: 'abandoned_in_queue',
    })
    const callId = await givenCall({ at: START.plus({ minutes: 1 }), shares })
    await givenCall({ at: START.minus({ milliseconds: 1 }), shares })
    await givenOrder(ground, { at: START.plus({ minutes: 4, seconds: 59 }), callId })
    await new RecomputePlacement().handle({ placementId: id })

    const rows = await db.from('placement_minutes').where('placement_id', id).orderBy('minute')
    assert.deepEqual(
      rows.map((row) => [
        row.minute,
        ...[row.calls, row.answered, row.abandoned, row.orders].map(Number),
      ]),
      [
        [-1, 1, 1, 0, 0],
        [0, 2, 1, 1, 0],
        [1, 1, 1, 0, 0],
        [4, 0, 0, 0, 1],
      ]
    )
  })

  test('excluded callers and outbound calls are no inbound calls, their orders count', async ({
    assert,
  }) => {
    const ground = await givenOrderGround()
    const { id } = await makePlacement({ startsAt: START })
    const shares = [{ placementId: id, probability: 1 }]
    const callId = await givenCall({ at: START, shares, excluded: true })
    await givenCall({ at: START, shares, direction: 'outbound' })
    await givenOrder(ground, { at: START, callId })
    const { rows } = await report(BEFORE_ALL)
    assert.equal(rows[0].figures.calls, 0)
    assert.equal(rows[0].figures.orders, 1)
    assert.isNull(rows[0].figures.answerRate)
    assert.isNull(rows[0].figures.costPerCall)
  })

  test('a placement that has not started, or was cancelled, is no line', async ({ assert }) => {
    await makePlacement({ startsAt: NOW.plus({ minutes: 1 }) })
    await makePlacement({ startsAt: START, state: 'cancelled' })
    const started = await makePlacement({ startsAt: NOW })
    const { rows, total, totals } = await report(AFTER_ALL)
    assert.deepEqual(
      rows.map(({ id }) => id),
      [started.id]
    )
    assert.equal(total, 1)
    assert.equal(totals.placements, 1)
  })

  test('lines sort by every figure and page without losing one', async ({ assert }) => {
    const channel = await makeChannel()
    for (const minute of [0, 1, 2, 3, 4]) {
      const { id } = await makePlacement({
        startsAt: START.plus({ minutes: minute }),
        channelId: channel.id,
        costFen: minute * 100,
      })
      for (let n = 0; n < minute; n++)
        await givenCall({ at: START, shares: [{ placementId: id, probability: 1 }] })
    }
    for (const sort of REPORT_FIGURES) {
      const seen: number[] = []
      for (const page of [1, 2, 3]) {
        const list = await new ListSlotFigures().handle({
          period: PERIOD,
          filters: { channelId: channel.id },
          now: NOW,
          factsFrom: BEFORE_ALL,
          group: 'placement',
          sort,
          descending: true,
          page,
          perPage: 2,
        })
        assert.equal(list.total, 5)
        seen.push(...list.rows.map(({ figures }) => figures[sort] ?? -1))
      }
      assert.deepEqual(
        seen,
        [...seen].sort((a, b) => b - a),
        sort
      )
      assert.lengthOf(seen, 5)
    }
  })

  test('a mark that comes while a bucket is computed is kept, one mark is enough', async ({
    assert,
  }) => {
    const { id } = await makePlacement({ startsAt: START })
    await givenCall({ at: START, shares: [{ placementId: id, probability: 1 }] })
    await new MarkStale().handle({ kind: 'placement', buckets: [id, id] })
    await new MarkStale().handle({ kind: 'placement', buckets: [id] })
    const [mark] = await db.from('stale_buckets').where('bucket', String(id))
    assert.equal(Number(mark.marked), 2)
    assert.deepEqual(await new SweepStaleBuckets().handle(), [id])
    assert.deepEqual(await new SweepStaleBuckets().handle(), [])
    const figures = await db.from('placement_figures').where('placement_id', id).first()
    assert.equal(Number(figures.calls), 1)
    assert.isFalse(await new RecomputePlacement().handle({ placementId: 4_000_000_000 }))
  })
})
