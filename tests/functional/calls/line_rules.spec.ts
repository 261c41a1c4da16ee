import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { RankCaller } from '#app/calls/queries/caller_rank'
import { gatewaysOn, ReadFloorPlan } from '#app/calls/queries/floor_plan'
import { makeServiceNumber } from '#database/factories/media'
import { makePart, makePrompt } from '#database/factories/pbx'
import { makeCustomer } from '#database/factories/customers'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask, visit } from '#tests/support/visit'
import { givenListedCall } from '#tests/functional/calls/given_listed_call'

const RULES = {
  baseScore: 5,
  buyerScore: 60,
  classAScore: 30,
  redialScore: 120,
  ownerFirstSeconds: 20,
  levelDelaySeconds: 15,
  maxWaiting: 40,
  surgeFromWaiting: 10,
  surgeWrapUpSeconds: 3,
  announceEverySeconds: 30,
  announcePosition: true,
  announceWait: false,
  callbackOffered: true,
  callbackAttempts: 2,
  callbackDelayMinutes: 15,
}

test.group('Rules of a line', (group) => {
  givenRollback(group)

  test('are kept by their form and reach the dispatcher', async ({ client, assert }) => {
    const chief = await givenEmployee({ role: 'super_admin' })
    const { groupId } = await makeServiceNumber()
    const other = await makeServiceNumber()
    await db.from('acd_groups').where('id', groupId).update({ code: '9101' })
    await db.from('acd_groups').where('id', other.groupId).update({ code: '9103' })
    await db.table('acd_group_levels').multiInsert([
      { acd_group_id: groupId, level: 1, code: '9101' },
      { acd_group_id: groupId, level: 2, code: '9102' },
      { acd_group_id: other.groupId, level: 1, code: '9103' },
    ])
    const timeGroupId = await makePart('time-groups')
    await makePart('switches')
    await makePart('trunks')
    const fullPromptId = await makePrompt()
    const body = {
      ...RULES,
      acdGroupId: groupId,
      overflowGroupId: other.groupId,
      timeGroupId,
      fullPromptId,
    }
    const saved = await ask(client, 'post', '/system/telephony/line-rules', { as: chief, body })
    saved.assertStatus(201)
    const page = await visit(client, '/system/telephony/line-rules', chief)
    page.assertStatus(200)

    const monday = DateTime.fromISO('2026-11-23T12:00', { zone: 'Asia/Shanghai' })
    const plan = await new ReadFloorPlan().handle(monday)
    const [own, second] = plan.groups.filter(({ number }) => [9101, 9102].includes(number))
    assert.equal(own!.baseScore, 5)
    assert.equal(second!.opensAfterSeconds, 15)
    const { openings, ...rules } = own!.rules!
    assert.deepEqual(rules, {
      ownerFirstSeconds: 20,
      maxWaiting: 40,
      overflowTo: 9103,
      surge: { fromWaiting: 10, wrapUpSeconds: 3 },
    })
    assert.lengthOf(openings!, 3)
    assert.equal(openings![0]!.from, monday.startOf('day').plus({ hours: 9 }).toMillis())
    const service = plan.services.get(9101)!
    assert.match(
      service.fullPrompt!,
      /^\/tmp\/spotline-switch\/files\/prompts\/prompt_\d+-\w{12}\.wav$/
    )
    assert.equal(service.announcements?.everySeconds, 30)
    assert.isNotNull(service.callback)
    assert.deepEqual(plan.scores.get(9101), { buyer: 60, classA: 30, redial: 120 })
    assert.isNotEmpty(gatewaysOn('main', plan))
    assert.isUndefined(plan.groups.find(({ number }) => number === 9103)!.rules)
  })

  test('what makes no sense together is refused beside its field', async ({ client, assert }) => {
    const chief = await givenEmployee({ role: 'super_admin' })
    const { groupId } = await makeServiceNumber()
    const refused = async (more: Record<string, unknown>) => {
      const body = { ...RULES, acdGroupId: groupId, ...more }
      const answer = await ask(client, 'post', '/system/telephony/line-rules', { as: chief, body })
      answer.assertStatus(422)
      return answer.body().field
    }
    assert.equal(await refused({ overflowGroupId: groupId }), 'overflowGroupId')
    assert.equal(await refused({ surgeWrapUpSeconds: null }), 'surgeWrapUpSeconds')
  })
})

test.group('How a caller ranks', (group) => {
  givenRollback(group)
  const scores = { buyer: 60, classA: 30, redial: 120 }

  test('a stranger has no head start and nobody', async ({ assert }) => {
    assert.deepEqual(await new RankCaller().handle('13900001111', scores), {
      score: 0,
      ownerId: null,
    })
  })

  test('buyer, class A and a call given up a moment ago add up; the owner is told', async ({
    assert,
  }) => {
    const owner = await givenEmployee()
    const number = '13900002222'
    const customer = await makeCustomer(owner, { phones: [number] })
    await db
      .from('customers')
      .where('id', customer.id)
      .update({ kind: 'buyer', customer_class: 'A', owner_id: owner.id })
    assert.deepEqual(await new RankCaller().handle(number, scores), {
      score: 90,
      ownerId: owner.id,
    })
    const minutesAgo = DateTime.now().setZone('Asia/Shanghai').minus({ minutes: 5 })
    const at = minutesAgo.toFormat("yyyy-MM-dd'T'HH:mm:ss")
    await givenListedCall({ number, outcome: 'abandoned_in_queue', at })
    assert.equal((await new RankCaller().handle(number, scores)).score, 210)
    assert.equal((await new RankCaller().handle(`0${number}`, scores)).score, 90)
  })
})
