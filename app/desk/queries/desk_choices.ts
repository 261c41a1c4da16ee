import db from '@adonisjs/lucid/services/db'

export type DeskChoices = {
  dispositions: { code: string; keyDigit: number }[]
  notReadyReasons: { code: string; maxMinutes: number | null }[]
  deliveryMethods: { id: number; code: string; name: string; isDefault: boolean }[]
}

/** What the desk lets an agent choose from. */
export class ReadDeskChoices {
  async handle(): Promise<DeskChoices> {
    const [dispositions, notReadyReasons, deliveryMethods] = await Promise.all([
      db
        .from('dispositions')
        .where('active', true)
        .select('code', 'key_digit as keyDigit')
        .orderBy('position'),
      db
        .from('not_ready_reasons')
        .where('selectable', true)
        .select('code', 'max_minutes as maxMinutes')
        .orderBy('position'),
      db
        .from('delivery_methods')
        .where('active', true)
        .select('id', 'code', 'name', 'is_default as isDefault')
        .orderBy('position'),
    ])
    return {
      dispositions,
      notReadyReasons,
      deliveryMethods: deliveryMethods.map((row) => ({
        ...row,
        isDefault: Boolean(row.isDefault),
      })),
    }
  }
}
