import { Job } from '#core/queue/job'
import { CheckStockNightly } from '#app/products/services/check_stock_nightly'

/** Every quarter of an hour: once a night the stock levels are checked against their movements. */
export default class CheckStockJob extends Job {
  static override readonly name = 'products.check_stock'
  static readonly everyMs = 900_000

  async handle() {
    await new CheckStockNightly().handle()
  }
}
