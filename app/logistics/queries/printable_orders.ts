import { setting } from '#app/organisation/settings'

/**
 * What of the orders `o` keeps a confirmed one from being printed, as one SQL expression: `stock`, `review`, `payment`,
 * or null when nothing does. The same rules as `PrintOrder` checks, for counting and choosing.
 */
export async function printObstacle(): Promise<string> {
  const review = (await setting('require_review'))
    ? `WHEN o.review_state <> 'approved' THEN 'review'`
    : ''
  return `CASE
    WHEN o.stock_hold = 1 THEN 'stock'
    ${review}
    WHEN o.payment_mode = 'prepaid' AND o.payment_state <> 'paid' THEN 'payment'
  END`
}
