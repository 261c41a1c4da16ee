import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeCategory, makeProduct } from '#database/factories/products'
import { makeDepartment, makeEmployee } from '#database/factories/orders'
import { SearchProducts } from '#app/products/queries/search_products'
import { CreateProduct } from '#app/products/services/create_product'
import { UpdateProduct } from '#app/products/services/update_product'
import { refusalCode } from '#tests/support/refusal'

test.group('Product files', () => {
  const fields = async () => ({
    name: '足浴盆 TS-8',
    specification: '28 厘米',
    unit: '套',
    shortCode: randomBytes(6).toString('hex'),
    categoryId: await makeCategory(),
    retailPriceFen: 29_900,
    floorPriceFen: 19_900,
  })

  test('the code is made, and the name’s sound is there to type', async ({ assert }) => {
    const { id, code } = await new CreateProduct().handle({ ...(await fields()), employeeId: null })
    assert.match(code, /^P\d{5,}$/)
    const product = await db.from('products').where('id', id).firstOrFail()
    assert.containSubset(product, {
      code,
      pinyin: 'zuyupents8',
      pinyin_initials: 'zypts8',
    })
  })

  test('a floor above the price, a taken short code and an unknown category are refused', async ({
    assert,
  }) => {
    const given = await fields()
    const create = (change: object) =>
      refusalCode(() => new CreateProduct().handle({ ...given, ...change, employeeId: null }))
    assert.equal(await create({ floorPriceFen: 29_901 }), 'FLOOR_ABOVE_PRICE')
    assert.equal(await create({ categoryId: 2_000_000_000 }), 'CATEGORY_UNKNOWN')
    await new CreateProduct().handle({ ...given, employeeId: null })
    assert.equal(await create({}), 'SHORT_CODE_TAKEN')
  })

  test('a stale save is refused', async ({ assert }) => {
    const given = await fields()
    const manager = await makeEmployee('manager', await makeDepartment())
    const { id } = await new CreateProduct().handle({ ...given, employeeId: manager.id })
    const save = (version: number) =>
      new UpdateProduct().handle({
        ...given,
        retailPriceFen: 28_800,
        employeeId: manager.id,
        productId: id,
        version,
      })
    assert.deepEqual(await save(1), { version: 2 })
    assert.equal(await refusalCode(() => save(1)), 'STALE_VERSION')
  })

  test('what is on air comes first, then short code, initials, name; what is not sold never', async ({
    assert,
  }) => {
    const word = randomBytes(4).toString('hex')
    const byName = await makeProduct({ name: `锅${word}` })
    const byInitials = await makeProduct({ initials: `${word}x` })
    const byPrefix = await makeProduct({ shortCode: `${word}1` })
    const byCode = await makeProduct({ shortCode: word })
    await makeProduct({ shortCode: `${word}2`, onSale: false })
    const search = async (onAirProductId?: number) => {
      const found = await new SearchProducts().handle({ text: word, onAirProductId })
      return found.map((product) => product.id)
    }
    assert.deepEqual(await search(), [byCode, byPrefix, byInitials, byName])
    assert.deepEqual(await search(byName), [byName, byCode, byPrefix, byInitials])
  })

  test('signs of a pattern are searched literally', async ({ assert }) => {
    assert.deepEqual(await new SearchProducts().handle({ text: '%_\\' }), [])
  })
})
