import db from '@adonisjs/lucid/services/db'

export type CodCarrier = { id: number; name: string; own: boolean }

/** The carriers that may hold cash of ours, our own delivery last. */
export class CodCarriers {
  async handle(): Promise<CodCarrier[]> {
    const rows = await db.from('carriers').orderBy(['own', 'name']).select('id', 'name', 'own')
    return rows.map((row) => ({ ...row, own: Boolean(row.own) }))
  }
}
