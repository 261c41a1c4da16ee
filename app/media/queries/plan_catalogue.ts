import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { folded } from '#core/sheet/sheet'

type Named = { id: number; name: string; active: boolean }

/** What a row of a media plan may name. Keys are folded (`folded`), numbers are digits. */
export type PlanCatalogue = {
  channels: Map<string, Named[]>
  products: Map<string, Named[]>
  numbers: Map<string, Named[]>
}

/** Channels by name and code, products by short code, code and name, service numbers by number. */
export class LoadPlanCatalogue {
  async handle(client: QueryClientContract = db.connection()): Promise<PlanCatalogue> {
    const channels = await client.from('channels').select('id', 'name', 'code', 'active')
    const products = await client
      .from('products')
      .select('id', 'name', 'short_code', 'code', 'on_sale')
    const numbers = await client.from('service_numbers').select('id', 'name', 'number', 'active')
    return {
      channels: index(channels, (row) => ({
        keys: [row.name, row.code],
        entry: { id: row.id, name: row.name, active: Boolean(row.active) },
      })),
      products: index(products, (row) => ({
        keys: [row.short_code, row.code, row.name],
        entry: { id: row.id, name: row.name, active: Boolean(row.on_sale) },
      })),
      numbers: index(numbers, (row) => ({
        keys: [row.number],
        entry: { id: row.id, name: row.number, active: Boolean(row.active) },
      })),
    }
  }
}

function index<T>(
  rows: T[],
  read: (row: T) => { keys: string[]; entry: Named }
): Map<string, Named[]> {
  const entries = new Map<string, Named[]>()
  for (const row of rows) {
    const { keys, entry } = read(row)
    for (const key of new Set(keys.map(folded))) {
      entries.set(key, [...(entries.get(key) ?? []), entry])
    }
  }
  return entries
}
