import { test } from '@japa/runner'
import {
  belowFloor,
  contentOfOrder,
  contentOfReorder,
  emptyContent,
  isOpenOrder,
  isStarted,
  isWritable,
  lineOf,
  orderEdits,
  orderOf,
  problemsOf,
  readContent,
  soldAs,
  stockWarning,
  totalsOf,
} from '../../../resources/composables/desk_content.js'
import type { DeskOrder } from '../../../resources/composables/desk_types.js'
import { mergeKept, type KeptWork } from '../../../resources/composables/desk_shelf.js'

const product = {
  id: 7,
  code: 'P0007',
  shortCode: 'YBM',
  name: '眼保姆护眼仪',
  specification: '标准版 · 白',
  unit: '台',
  category: '护眼',
  retailPriceFen: 99_800,
  floorPriceFen: 89_800,
  trialable: true,
  available: 3,
  lowStock: 2,
  onAir: true,
}

const customer = { id: 9, name: '王秀兰' }

test.group('What is typed on the desk', () => {
  test('a picked product starts with its retail price, one piece, direct, no trial', ({
    assert,
  }) => {
    assert.containSubset(lineOf(product), {
      productId: 7,
      unitPriceFen: 99_800,
      quantity: 1,
      sellingMethod: 'direct',
      isTrial: false,
    })
  })

  test('a gift costs nothing, and its retail price when it is none any more', ({ assert }) => {
    const cheaper = { ...lineOf(product), unitPriceFen: 95_000 }
    const gift = soldAs(cheaper, 'gift')
    assert.equal(gift.unitPriceFen, 0)
    assert.isFalse(belowFloor(gift))
    assert.equal(soldAs(gift, 'cross_sell').unitPriceFen, 99_800)
    assert.equal(soldAs(cheaper, 'cross_sell').unitPriceFen, 95_000)
  })

  test('an agent is warned before promising what is short or low', ({ assert }) => {
    const line = (quantity: number, more = {}) => ({ ...lineOf(product), quantity, ...more })
    assert.isNull(stockWarning(line(1)))
    assert.equal(stockWarning(line(2)), 'low')
    assert.equal(stockWarning(line(3)), 'low')
    assert.equal(stockWarning(line(4)), 'short')
    assert.isNull(stockWarning(line(3, { lowStock: undefined })))
  })

  test('sums leave out what is no number yet', ({ assert }) => {
    const lines = [
      { ...lineOf(product), quantity: 2 },
      { ...lineOf(product), unitPriceFen: null },
      { ...lineOf(product), quantity: null },
    ]
    assert.deepEqual(totalsOf(lines), { pieces: 3, fen: 199_600 })
  })

  test('a draft needs a customer and lines, logistics an address as well', ({ assert }) => {
    const content = emptyContent(2)
    assert.sameMembers(Object.keys(problemsOf(content, false)), ['customerId', 'lines'])
    content.customer = customer
    content.lines = [{ ...lineOf(product), quantity: 0, unitPriceFen: null }]
    assert.sameMembers(Object.keys(problemsOf(content, true)), [
      'lines.0.unitPriceFen',
      'lines.0.quantity',
      'regionId',
      'address',
    ])
    content.lines = [lineOf(product)]
    assert.deepEqual(problemsOf(content, false), {})
  })

  test('the order goes out with its draft as key; the slot is named only when it was changed', ({
    assert,
  }) => {
    const content = { ...emptyContent(2), customer, lines: [lineOf(product)], remark: '  ' }
    const target = { key: 'k'.repeat(32), callId: 'c1', confirm: true }
    const order = orderOf(content, target)
    assert.containSubset(order, {
      draftKey: target.key,
      callId: 'c1',
      customerId: 9,
      deliveryMethodId: 2,
      remark: null,
      confirm: true,
    })
    assert.notProperty(order, 'placementId')
    assert.propertyVal(orderOf({ ...content, source: 'none' }, target), 'placementId', null)
  })

  test('empty texts that the server kept as null are texts again', ({ assert }) => {
    const kept = { ...emptyContent(2), note: null, lines: [{ ...lineOf(product), unit: null }] }
    const read = readContent(JSON.parse(JSON.stringify(kept)))
    assert.equal(read?.note, '')
    assert.equal(read?.lines[0]?.unit, '')
    assert.isNull(read?.customer)
    for (const other of [null, 'text', {}, { layout: 2, lines: [] }, { layout: 1 }]) {
      assert.isNull(readContent(other))
    }
  })

  test('what is worth keeping, and what is an order that is not placed', ({ assert }) => {
    const content = emptyContent(2)
    assert.isFalse(isStarted({ ...content, customer, address: '文化东路', regionId: 5 }))
    assert.isTrue(isStarted({ ...content, note: '问价格' }))
    const lines = [lineOf(product)]
    assert.isTrue(isOpenOrder({ ...content, lines }))
    const placed = {
      orderId: 1,
      orderNo: '2611230001',
      status: 'confirmed' as const,
      version: 2,
      totalFen: 1,
      stockHold: false,
    }
    assert.isFalse(isOpenOrder({ ...content, lines, placed }))
  })
})

test.group('Drafts of this machine and of the server', () => {
  const work = (key: string, over: Partial<KeptWork>): KeptWork => ({
    key,
    callId: null,
    content: { ...emptyContent(2), note: '本机' },
    revision: 1,
    changedAt: '2026-11-23T10:00:00.000Z',
    saved: true,
    ...over,
  })
  const stored = (key: string, revision: number) => ({
    key,
    callId: null,
    content: { ...emptyContent(2), note: '服务器' },
    revision,
    savedAt: '2026-11-23T09:00:00.000Z',
  })

  test('what never reached the server stays as it was typed', ({ assert }) => {
    const [merged] = mergeKept([work('a', { saved: false })], [stored('a', 3)])
    assert.containSubset(merged, { revision: 1, saved: false, content: { note: '本机' } })
  })

  test('otherwise the server has the last word, also that something is finished', ({ assert }) => {
    const merged = mergeKept([work('a', {}), work('b', {})], [stored('a', 3)])
    assert.lengthOf(merged, 1)
    assert.containSubset(merged[0], { key: 'a', revision: 3, content: { note: '服务器' } })
  })

  test('what the server never had is still here', ({ assert }) => {
    const merged = mergeKept([work('new', { revision: 0 })], [])
    assert.deepEqual(
      merged.map(({ key }) => key),
      ['new']
    )
  })
})

const storedOrder: DeskOrder = {
  id: 71,
  orderNo: '2612010007',
  status: 'revoked',
  version: 3,
  customerId: 9,
  customer: '王秀兰',
  totalFen: 99_800,
  stockHold: false,
  paymentMode: 'cod',
  deliveryMethodId: 2,
  regionId: 370_104,
  address: '经十路 1 号',
  instructions: '晚上送',
  remark: '',
  source: { id: 5, label: '东方卫视 12-01 09:32' },
  lines: [
    {
      position: 1,
      productId: 7,
      shortCode: 'YBM',
      name: '眼保姆护眼仪',
      specification: '标准版 · 白',
      unit: '台',
      retailPriceFen: 99_800,
      floorPriceFen: 89_800,
      trialable: true,
      available: 3,
      unitPriceFen: 99_800,
      quantity: 1,
      sellingMethod: 'direct',
      isTrial: false,
    },
  ],
}

test.group('An order that comes back to the desk', () => {
  test('given back by logistics it can be written, and is unsaved only once something changed', ({
    assert,
  }) => {
    const content = contentOfOrder(storedOrder)
    assert.isTrue(isWritable(content))
    assert.isFalse(isOpenOrder(content))
    content.lines[0]!.quantity = 2
    assert.isTrue(isOpenOrder(content))
    assert.containSubset(orderEdits(content, 3), {
      version: 3,
      placementId: 5,
      address: '经十路 1 号',
    })
    assert.equal(orderEdits(content, 3).lines[0]!.position, 1)
  })

  test('confirmed it can not', ({ assert }) => {
    assert.isFalse(isWritable(contentOfOrder({ ...storedOrder, status: 'confirmed' })))
  })

  test('made anew it is a new order that names the first, and follows its own call', ({
    assert,
  }) => {
    const content = contentOfReorder({ ...storedOrder, status: 'returned' })
    assert.isTrue(isOpenOrder(content))
    assert.isNull(content.placed)
    const sent = orderOf(content, { key: 'draft-00001', callId: null, confirm: true })
    assert.containSubset(sent, { reorderOfId: 71, customerId: 9, deliveryMethodId: 2 })
    assert.notProperty(sent, 'placementId')
    assert.isUndefined(content.lines[0]!.position)
  })
})
