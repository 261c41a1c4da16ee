import { test } from '@japa/runner'
import { paymentStateOf } from '#app/orders/facet_states'

test.group('Payment state', () => {
  const cases = [
    { paidFen: 0, refunded: false, owedBack: false, state: 'unpaid' },
    { paidFen: 1, refunded: false, owedBack: false, state: 'partial' },
    { paidFen: 9_999, refunded: false, owedBack: false, state: 'partial' },
    { paidFen: 10_000, refunded: false, owedBack: false, state: 'paid' },
    { paidFen: 10_001, refunded: false, owedBack: false, state: 'paid' },
    { paidFen: 0, refunded: true, owedBack: false, state: 'refunded' },
    { paidFen: 4_000, refunded: true, owedBack: false, state: 'partial' },
    { paidFen: 4_000, refunded: false, owedBack: true, state: 'refunding' },
    { paidFen: 0, refunded: false, owedBack: true, state: 'unpaid' },
    { paidFen: 0, refunded: true, owedBack: true, state: 'refunded' },
  ]
  for (const { state, ...input } of cases) {
    test(`${JSON.stringify(input)} of 10000 fen is ${state}`, ({ assert }) => {
      assert.equal(paymentStateOf({ totalFen: 10_000, ...input }), state)
    })
  }
})
