import db from '@adonisjs/lucid/services/db'

export type DeliveryMethodInUse = {
  id: number
  code: string
  name: string
  carrier: string
  isDefault: boolean
}

/** The delivery methods that new orders may name. */
export class DeliveryMethodsInUse {
  async handle(): Promise<DeliveryMethodInUse[]> {
    const rows = await db
      .from('delivery_methods as method')
      .join('carriers as carrier', 'carrier.id', 'method.carrier_id')
      .where('method.active', true)
      .orderBy(['method.position', 'method.id'])
      .select('method.id', 'method.code', 'method.name', 'carrier.code as carrier')
      .select('method.is_default as isDefault')
    return rows.map((row) => ({ ...row, isDefault: Boolean(row.isDefault) }))
  }
}
