import db from '@adonisjs/lucid/services/db'

export type OrderChoicesResult = {
  deliveryMethods: { id: number; code: string; name: string }[]
  products: { id: number; name: string; shortCode: string }[]
  provinces: { id: number; name: string }[]
}

/** What the filters of the order list offer. */
export class OrderChoices {
  async handle(): Promise<OrderChoicesResult> {
    const [deliveryMethods, products, provinces] = await Promise.all([
      db.from('delivery_methods').select('id', 'code', 'name').orderBy('position'),
      db
        .from('products')
        .select('id', 'name', 'short_code as shortCode')
        .orderBy('name')
        .limit(500),
      db.from('regions').where('level', 'province').select('id', 'name').orderBy('code'),
    ])
    return { deliveryMethods, products, provinces }
  }
}
