import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import CallRecorded from '#app/calls/events/call_recorded'
import OrderTransitioned from '#app/orders/events/order_transitioned'
import { markNotedFacts } from '#app/statistics/fact_collector'
import { givenRollback } from '#tests/support/given_rollback'

async function marks(): Promise<Record<string, number>> {
  const rows = await db.from('stale_buckets').where('kind', 'placement').select('bucket', 'marked')
  return Object.fromEntries(rows.map((row) => [row.bucket, Number(row.marked)]))
}

const recorded = (id: string, placementId: number | null, direction = 'inbound' as const) =>
  CallRecorded.dispatch({ id, direction, stage: 'ended', outcome: 'answered', placementId })

test.group('Facts that changed', (group) => {
  givenRollback(group)
  group.each.setup(async () => {
    await markNotedFacts()
    await db.from('stale_buckets').delete()
  })

  test('a surge marks each slot once a batch, the one that lost an order too', async ({
    assert,
  }) => {
    for (let call = 0; call < 50; call++) await recorded(`surge-${call}`, 901)
    await OrderTransitioned.dispatch({
      orderId: 1,
      orderNo: '2611220001',
      event: 'confirm',
      from: 'draft',
      to: 'confirmed',
      employeeId: null,
      placementId: 902,
      previousPlacementId: 903,
      callId: 'surge-1',
    })
    await markNotedFacts()
    assert.deepEqual(await marks(), { 901: 1, 902: 1, 903: 1 })
  })

  test('the background and outbound calls mark nothing', async ({ assert }) => {
    await recorded('background', null)
    await markNotedFacts()
    assert.deepEqual(await marks(), {})
  })
})
