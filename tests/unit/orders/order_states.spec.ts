import { test } from '@japa/runner'
import {
  ORDER_EVENTS,
  ORDER_STATUSES,
  type OrderEvent,
  type OrderStatus,
  orderMachine,
} from '#app/orders/order_states'
import { PERMISSIONS } from '#app/organisation/permissions'

/** Table 3 of the order's life, written a second time and by hand: [from, event, to]. */
const TRANSITIONS: [OrderStatus[], OrderEvent[], OrderStatus | 'same'][] = [
  [['draft', 'revoked'], ['edit'], 'same'],
  [['draft', 'revoked'], ['delete'], 'same'],
  [['draft', 'revoked'], ['confirm'], 'confirmed'],
  [['confirmed'], ['edit_media', 'edit_instructions', 'resync'], 'same'],
  [['printed', 'in_transit', 'delivered', 'returned'], ['edit_media'], 'same'],
  [['confirmed', 'printed', 'in_transit', 'delivered', 'returned'], ['append_remark'], 'same'],
  [['confirmed'], ['revoke'], 'revoked'],
  [['confirmed'], ['cancel'], 'cancelled'],
  [['revoked', 'draft'], ['abandon'], 'cancelled'],
  [['confirmed'], ['print'], 'printed'],
  [['printed', 'in_transit'], ['reprint'], 'same'],
  [['printed'], ['void_wrong_order'], 'revoked'],
  [['printed'], ['void_customer_cancelled'], 'cancelled'],
  [['printed'], ['hand_over'], 'in_transit'],
  [['in_transit'], ['feedback_delivered'], 'delivered'],
  [['in_transit'], ['feedback_returned'], 'returned'],
  [['returned'], ['receive_goods', 'inspect'], 'same'],
  [['delivered', 'returned'], ['correct_feedback'], 'in_transit'],
  [['delivered'], ['settle', 'rma_request', 'rma_approve', 'rma_reject', 'rma_receive'], 'same'],
  [['delivered'], ['rma_inspect', 'rma_refund', 'rma_exchange', 'rma_close'], 'same'],
  [[...ORDER_STATUSES], ['inquire'], 'same'],
  [['in_transit'], ['exception'], 'same'],
  [['delivered'], ['trial_keep', 'trial_return', 'write_off'], 'same'],
  [['draft', 'confirmed'], ['record_payment'], 'same'],
  [['draft', 'confirmed', 'revoked', 'cancelled'], ['record_refund'], 'same'],
  [['confirmed'], ['approve_review'], 'same'],
  [['confirmed'], ['reject_review'], 'revoked'],
  [['confirmed', 'printed'], ['request_revocation', 'decline_revocation'], 'same'],
]

function expected(requireHandover: boolean): Map<string, OrderStatus> {
  const edges = new Map<string, OrderStatus>()
  for (const [from, events, to] of TRANSITIONS) {
    for (const status of from) {
      for (const event of events) edges.set(`${status} ${event}`, to === 'same' ? status : to)
    }
  }
  if (!requireHandover) {
    edges.set('printed feedback_delivered', 'delivered')
    edges.set('printed feedback_returned', 'returned')
  }
  return edges
}

test.group("The order's machine", () => {
  for (const requireHandover of [false, true]) {
    const machine = orderMachine(requireHandover)
    const edges = expected(requireHandover)
    for (const status of ORDER_STATUSES) {
      test(`${status} allows exactly its events, hand-over ${requireHandover ? 'required' : 'not required'}`, ({
        assert,
      }) => {
        for (const event of ORDER_EVENTS) {
          const edge = machine.edge(status, event)
          const target = edges.get(`${status} ${event}`)
          assert.equal(edge?.to, target, `${status} --${event}-->`)
        }
      })
    }
  }

  test('every edge names a permission of the catalogue, or none', ({ assert }) => {
    const machine = orderMachine(false)
    for (const status of ORDER_STATUSES) {
      for (const event of machine.events(status)) {
        const edge = machine.edge(status, event)!
        if (edge.permission !== null) assert.include(PERMISSIONS, edge.permission)
        assert.equal(edge.label, `orders.events.${event}`)
      }
    }
  })

  test('every event is somewhere possible', ({ assert }) => {
    const machine = orderMachine(false)
    for (const event of ORDER_EVENTS) {
      assert.isTrue(
        ORDER_STATUSES.some((status) => machine.edge(status, event) !== null),
        event
      )
    }
  })

  test('nothing leads back to draft, and cancelled leads nowhere else', ({ assert }) => {
    const machine = orderMachine(false)
    for (const status of ORDER_STATUSES) {
      for (const event of machine.events(status)) {
        const to = machine.edge(status, event)!.to
        if (status !== 'draft') assert.notEqual(to, 'draft')
        if (status === 'cancelled') assert.equal(to, 'cancelled')
      }
    }
  })
})
