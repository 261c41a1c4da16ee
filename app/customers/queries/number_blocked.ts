import db from '@adonisjs/lucid/services/db'
import { currentTransaction } from '#core/transaction'

/** Whether a number is on the block list, alone or within a range of numbers as long as it (T38). */
export class NumberBlocked {
  async handle(number: string): Promise<boolean> {
    const row = await (currentTransaction() ?? db)
      .from('blocked_numbers')
      .whereRaw('CHAR_LENGTH(range_from) = ?', [number.length])
      .where('range_from', '<=', number)
      .where('range_to', '>=', number)
      .select('id')
      .first()
    return row !== null
  }
}
