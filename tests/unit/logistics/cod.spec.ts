import { test } from '@japa/runner'
import { agreedFeeFen, resultOf } from '#app/logistics/cod'
import type { CodParcel } from '#app/logistics/queries/cod_parcels'
import { judgeCodLine } from '#app/logistics/services/judge_cod_line'

const CARRIER = { carrierId: 1, courierId: null }
const FREE = { feePermille: 0, feeMinFen: 0 }

function parcel(shape: Partial<CodParcel> = {}): CodParcel {
  return {
    waybillNo: 'EM1',
    orderId: 9,
    orderNo: '2611250001',
    status: 'delivered',
    paymentMode: 'cod',
    codState: 'collected',
    totalFen: 100_000,
    remittedFen: 0,
    party: CARRIER,
    ...shape,
  }
}

test.group('What a carrier may keep', () => {
  test('is a share, at least the minimum, never more than the amount', ({ assert }) => {
    const terms = { feePermille: 15, feeMinFen: 300 }
    assert.equal(agreedFeeFen(terms, 100_000), 1500)
    assert.equal(agreedFeeFen(terms, 10_000), 300)
    assert.equal(agreedFeeFen(terms, 33_333), 500)
    assert.equal(agreedFeeFen(terms, 200), 200)
    assert.equal(agreedFeeFen(FREE, 100_000), 0)
  })

  test('what came is matched, short or over to the fen', ({ assert }) => {
    assert.equal(resultOf(98_500, 98_500), 'matched')
    assert.equal(resultOf(98_499, 98_500), 'short')
    assert.equal(resultOf(98_501, 98_500), 'over')
  })
})

test.group('A line of a statement', () => {
  const judge = (parcels: CodParcel[], amountFen = 98_500) =>
    judgeCodLine(parcels, { party: CARRIER, terms: { feePermille: 15, feeMinFen: 0 }, amountFen })

  test('is due less the agreed fee', ({ assert }) => {
    assert.deepInclude(judge([parcel()]), { result: 'matched', dueFen: 98_500 })
    assert.deepInclude(judge([parcel()], 90_000), { result: 'short', dueFen: 98_500 })
  })

  test('after a short one only the rest is due, the fee is paid', ({ assert }) => {
    const short = parcel({ codState: 'short', remittedFen: 91_500 })
    assert.deepInclude(judge([short], 8_500), { result: 'matched', dueFen: 8_500 })
  })

  test('that belongs to no parcel says why', ({ assert }) => {
    const cases: [CodParcel[], string][] = [
      [[], 'waybill_unknown'],
      [[parcel({ party: { carrierId: 2, courierId: null } })], 'other_party'],
      [[parcel({ party: { carrierId: null, courierId: 1 } })], 'other_party'],
      [[parcel({ paymentMode: 'prepaid', codState: 'none' })], 'not_cod'],
      [[parcel({ status: 'in_transit', codState: 'expected' })], 'not_delivered'],
      [[parcel({ status: 'returned', codState: 'none' })], 'not_delivered'],
      [[parcel({ codState: 'remitted' })], 'settled_already'],
      [[parcel({ codState: 'written_off' })], 'written_off'],
    ]
    for (const [parcels, reason] of cases) {
      assert.deepInclude(judge(parcels), { result: 'unknown', reason })
    }
  })

  test('of a number that two carriers use belongs to the one whose statement it is', ({
    assert,
  }) => {
    const other = parcel({ orderId: 8, party: { carrierId: 2, courierId: null } })
    const judged = judge([other, parcel()])
    assert.equal(judged.parcel?.orderId, 9)
  })
})
