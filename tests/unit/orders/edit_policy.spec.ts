import { test } from '@japa/runner'
import {
  type EditRule,
  ORDER_FIELDS,
  type OrderField,
  editRule,
  editRules,
} from '#app/orders/edit_policy'
import type { OrderStatus } from '#app/orders/order_states'

const COLUMNS: OrderStatus[][] = [
  ['draft'],
  ['revoked'],
  ['confirmed'],
  ['printed'],
  ['in_transit'],
  ['delivered', 'returned'],
  ['cancelled'],
]

/** Section 4, column by column as above. */
const TABLE: Record<OrderField, EditRule[]> = {
  identity: ['none', 'none', 'none', 'none', 'none', 'none', 'none'],
  line_product: ['none', 'none', 'none', 'none', 'none', 'none', 'none'],
  customer: ['none', 'none', 'none', 'none', 'none', 'none', 'none'],
  lines: ['free', 'free', 'none', 'none', 'none', 'none', 'none'],
  delivery_method: ['free', 'free', 'none', 'none', 'none', 'none', 'none'],
  address: ['free', 'free', 'none', 'none', 'none', 'none', 'none'],
  payment_mode: ['free', 'free', 'none', 'none', 'none', 'none', 'none'],
  delivery_instructions: ['free', 'free', 'resync', 'none', 'none', 'none', 'none'],
  placement: ['free', 'free', 'free', 'free', 'free', 'free', 'none'],
  remark: ['free', 'free', 'append', 'append', 'append', 'append', 'none'],
  inquiry: ['none', 'none', 'none', 'free', 'free', 'free', 'none'],
  feedback: ['none', 'none', 'none', 'none', 'batch', 'correction', 'none'],
}

test.group('What may be edited when', () => {
  for (const field of ORDER_FIELDS) {
    test(`${field} follows its row of the table`, ({ assert }) => {
      COLUMNS.forEach((statuses, column) => {
        for (const status of statuses) {
          assert.equal(editRule(field, status), TABLE[field][column], `${field} in ${status}`)
        }
      })
    })
  }

  test('a page gets every field of a status at once', ({ assert }) => {
    assert.sameMembers(Object.keys(editRules('confirmed')), [...ORDER_FIELDS])
    assert.equal(editRules('confirmed').delivery_instructions, 'resync')
  })
})
