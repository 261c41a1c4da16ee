import db from '@adonisjs/lucid/services/db'

export type Telephone = {
  /** An outside one, which registers nowhere (T48). */
  remote: boolean
  /** The one switch that it belongs to; null: any. */
  switchName: string | null
}

/** What the telephone of this number is. */
export class FindTelephone {
  async handle(extension: string): Promise<Telephone> {
    const row: { remoteNumber: string | null; switchName: string | null } | null = await db
      .from('extensions as e')
      .leftJoin('switches as s', 's.id', 'e.switch_id')
      .where('e.number', extension)
      .where('e.active', true)
      .select('e.remote_number as remoteNumber', 's.name as switchName')
      .first()
    return { remote: Boolean(row?.remoteNumber), switchName: row?.switchName ?? null }
  }
}
