import db from '@adonisjs/lucid/services/db'
import { currentTransaction } from '#core/transaction'
import { NumberBlocked } from '#app/customers/queries/number_blocked'

export type NumberStanding = 'callable' | 'do_not_call' | 'blocked'

/** Whether a number may be called: not on the block list (T38), and nobody there asked not to be called (G22). */
export class FindNumberStanding {
  async handle(number: string): Promise<NumberStanding> {
    const refused = await (currentTransaction() ?? db)
      .from('do_not_call_numbers')
      .where('number', number)
      .select('id')
      .first()
    if (refused) return 'do_not_call'
    return (await new NumberBlocked().handle(number)) ? 'blocked' : 'callable'
  }
}
