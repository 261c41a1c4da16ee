import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { businessDay } from '#core/period'
import { CheckStock, type StockCheck } from '#app/products/services/check_stock'

/** Checks the stock once a business day, from three in the morning on; null when today's check is done. */
export class CheckStockNightly {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(): Promise<StockCheck | null> {
    const last: { created_at: Date } | null = await db
      .from('stock_checks')
      .orderBy('id', 'desc')
      .select('created_at')
      .first()
    const due = businessDay(this.clock.now().minus({ hours: 3 }))
    if (last && businessDay(DateTime.fromJSDate(last.created_at)) >= due) return null
    return new CheckStock(this.clock).handle()
  }
}
