import type { HttpContext } from '@adonisjs/core/http'
import { CodOwed } from '#app/logistics/queries/cod_owed'
import { ListCodDifferences } from '#app/logistics/queries/list_cod_differences'

/** Who owes how much of the cash on delivery, and since when. */
export default class CodDebtsController {
  async index({ inertia }: HttpContext) {
    return inertia.render('logistics/cod', {
      debts: () => new CodOwed().handle(),
      differences: async () => {
        const { counts } = await new ListCodDifferences().handle()
        return counts
      },
    })
  }
}
