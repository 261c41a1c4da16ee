import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { dayPeriod } from '#core/period'
import { RecomputePlacement } from '#app/statistics/services/recompute_placement'
import { makeCustomer, newMobile } from '#database/factories/customers'
import { makePlacement } from '#database/factories/media'
import { makeTrade } from '#database/factories/orders'
import { givenCall } from '#tests/functional/desk/given_call'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'

/** A day that no other test airs anything on. */
const DAY = '2031-03-14'
const at = (time: string) => DateTime.fromISO(`${DAY}T${time}:00+08:00`)

type Found = { sources: { id: number; channel: string; startsAt: string }[] }

test.group('The media source of an order (来源)', (group) => {
  givenRollback(group)

  test('the placements of the day on every channel, near in time first, found by word and time', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const placed = async (time: string) => {
      const placement = await makePlacement({ startsAt: at(time) })
      return { ...placement, time }
    }
    const [noon, morning, evening] = [
      await placed('12:00'),
      await placed('09:30'),
      await placed('20:15'),
    ]
    const idsFor = async (text: string) => {
      const query = new URLSearchParams({ at: String(at('11:00').toMillis()), text })
      const found = await ask(client, 'get', `/orders/sources?${query}`, { as: agent })
      found.assertStatus(200)
      return (found.body() as Found).sources.map(({ id }) => id)
    }
    assert.deepEqual(await idsFor(''), [noon.id, morning.id, evening.id])
    assert.deepEqual(await idsFor('9:3'), [morning.id])
    assert.deepEqual(await idsFor('20:1'), [evening.id])
    const { name } = await db
      .from('placements as p')
      .join('channels as c', 'c.id', 'p.channel_id')
      .where('p.id', noon.id)
      .select('c.name')
      .firstOrFail()
    assert.deepEqual(await idsFor(`${name} 12`), [noon.id])
    assert.deepEqual(await idsFor(`${name} 20:15`), [])
    assert.deepEqual(await idsFor('%_'), [])
    const { from } = dayPeriod(DAY)
    const late = await makePlacement({ startsAt: from.minus({ minutes: 20 }) })
    assert.include(await idsFor(''), late.id)
  })

  test('a time that is none is refused beside its field', async ({ client, assert }) => {
    const agent = await givenEmployee()
    for (const wrong of ['', 'x', '-1', '1e99', "1' OR 1=1"]) {
      const query = new URLSearchParams({ at: wrong })
      const refused = await ask(client, 'get', `/orders/sources?${query}`, { as: agent })
      refused.assertStatus(422)
      assert.equal(refused.body().errors[0].field, 'at')
    }
  })

  test('one chosen by hand counts whole for that slot and not for the call’s own', async ({
    client,
    assert,
  }) => {
    const trade = await makeTrade()
    const [own, chosen] = [
      await makePlacement({ startsAt: at('12:00') }),
      await makePlacement({ startsAt: at('09:30') }),
    ]
    const number = newMobile()
    const customer = await makeCustomer(trade.agent, { phones: [number] })
    const callId = await givenCall({ employeeId: trade.agent.id, number, ended: true })
    await db.table('call_attributions').insert({
      call_id: callId,
      placement_id: own.id,
      probability: 1,
      method: 'last_started',
      created_at: new Date(),
    })
    const placed = await ask(client, 'post', '/desk/orders', {
      as: trade.agent,
      body: {
        draftKey: `source-${callId}`.slice(0, 64),
        callId,
        customerId: customer.id,
        lines: [
          {
            productId: trade.productIds[0],
            unitPriceFen: 39_800,
            quantity: 1,
            sellingMethod: 'direct',
            isTrial: false,
          },
        ],
        deliveryMethodId: trade.deliveryMethodId,
        paymentMode: 'cod',
        placementId: chosen.id,
      },
    })
    placed.assertStatus(201)
    const { orderId, version } = placed.body().order
    const shown = await ask(client, 'get', `/orders/${orderId}`, { as: trade.agent })
    assert.containSubset(shown.body(), { placementId: chosen.id, placementManual: true })

    const ordersOf = async (placementId: number) => {
      await new RecomputePlacement().handle({ placementId })
      const row = await db.from('placement_figures').where('placement_id', placementId).first()
      return Number(row?.orders ?? 0)
    }
    assert.equal(await ordersOf(chosen.id), 1)
    assert.equal(await ordersOf(own.id), 0)

    const moved = await ask(client, 'patch', `/orders/${orderId}`, {
      as: trade.agent,
      body: { version, placementId: own.id },
    })
    moved.assertStatus(200)
    assert.equal(await ordersOf(chosen.id), 0)
    assert.equal(await ordersOf(own.id), 1)
  })
})
