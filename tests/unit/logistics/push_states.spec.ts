import { test } from '@japa/runner'
import { isSigned, md5, readPush } from '#app/logistics/carriers/push_message'
import { type PushMeaning, pushMeaning } from '#app/logistics/carriers/push_states'
import { pushParam } from '#tests/support/carrier_push'

const TABLE: Record<PushMeaning, string[]> = {
  picked_up: ['1', '101', '102', '103'],
  moving: ['0', '5', '501', '1001', '1002', '1003', '8', '10', '13', '9999', 'x'],
  signed: ['3', '301', '302', '303', '304'],
  problem: ['2', '201', '206', '209'],
  refused: ['14'],
  returning: ['6'],
  returned: ['4'],
  cancelled: ['401'],
  other_carrier: ['7'],
}

test.group("A carrier's states", () => {
  test('each means what the table says; what nobody documented only moves the parcel', ({
    assert,
  }) => {
    for (const [meaning, states] of Object.entries(TABLE)) {
      for (const state of states) assert.equal(pushMeaning(state), meaning, state)
    }
  })

  test('the signature is the upper-case MD5 of the text and the salt', ({ assert }) => {
    assert.equal(md5('ab'), '187EF4436122D1CC2F40DC2B92F0EBA0')
    assert.isTrue(isSigned('{"a":1}', md5('{"a":1}salt'), 'salt'))
    assert.isTrue(isSigned('{"a":1}', md5('{"a":1}salt').toLowerCase(), 'salt'))
    assert.isFalse(isSigned('{"a":1}', md5('{"a":1}'), 'salt'))
    assert.isFalse(isSigned('{"a":1}', '', 'salt'))
  })

  test('a push is read with its instants in the business zone, numbers taken as text', async ({
    assert,
  }) => {
    const read = await readPush(pushParam({ nu: 'YT1', state: 3, at: '2026-11-20 10:00:00' }))
    assert.deepEqual(read, {
      waybillNo: 'YT1',
      state: '3',
      message: '快件到达 【南京中转部】',
      aborted: false,
      companyNow: null,
      events: [
        {
          at: new Date('2026-11-20T02:00:00Z'),
          content: '快件到达 【南京中转部】',
          place: '江苏,南京市',
        },
      ],
    })
    const aborted = await readPush(
      pushParam({ nu: 'YT1', status: 'abort', message: '3天查询无记录' })
    )
    assert.containSubset(aborted, { aborted: true, state: null, message: '3天查询无记录' })
  })

  test('what is no push is refused', async ({ assert }) => {
    await assert.rejects(() => readPush('{'))
    await assert.rejects(() => readPush('{"status":"polling"}'))
  })
})
