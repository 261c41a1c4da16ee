/** What an order holds as lists tell it: expressions for a query in which the orders stand under this name. */
export function orderGoods(orders: string) {
  const ofLines = (what: string, order = '') =>
    `(SELECT ${what} FROM order_lines line WHERE line.order_id = ${orders}.id${order})`
  return {
    /** The first line's product. */
    product: ofLines('line.product_name', ' ORDER BY line.position LIMIT 1'),
    lineCount: ofLines('COUNT(*)'),
    pieces: ofLines('COALESCE(SUM(line.quantity), 0)'),
  }
}
