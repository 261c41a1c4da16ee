import { Job } from '#core/queue/job'
import { CheckStock } from '#app/products/services/check_stock'

/** Every quarter of an hour: once a night the stock levels are checked against their movements. */
export default class CheckStockJob extends Job {
  static override readonly name = 'products.check_stock'
  static readonly everyMs = 900_000

  async handle() {
    await new CheckStock().ifDue()
  }
}
