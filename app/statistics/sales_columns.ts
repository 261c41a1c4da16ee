import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import type { SheetColumn } from '#core/sheet/sheet_columns'
import type { SalesRow } from '#app/statistics/queries/sales_lists'
import type { SalesList } from '#app/statistics/sales_queries'

type Words = (key: string) => string

/** The columns of a sales list as its Excel file has them; the waybill only when it was searched for. */
export function salesColumns(
  list: SalesList,
  waybills: boolean,
  words: Words
): SheetColumn<SalesRow>[] {
  const column = (
    key: string,
    width: number,
    cell: SheetColumn<SalesRow>['cell'],
    format: SheetColumn<SalesRow>['format'] = null
  ): SheetColumn<SalesRow> => ({
    heading: words(`statistics.sales.columns.${key}`),
    width,
    cell,
    format,
  })
  const orderNo = column('orderNo', 14, (row) => row.orderNo)
  const department = column('department', 14, (row) => row.department)
  const taker = column('taker', 10, (row) => row.taker)
  const method = column('method', 12, (row) => row.method)
  const name = column('name', 10, (row) => row.name)
  const pieces = column('pieces', 8, (row) => row.pieces)
  const amount = column('amountFen', 12, ({ amountFen }) => amountFen / 100, 'money')
  const status = column('status', 12, (row) => words(`shared.states.order.${row.status}`))
  const at = (key: string) => column(key, 17, (row) => minute(row.at))
  const source = column('source', 16, (row) => row.source ?? words('statistics.sales.background'))
  switch (list) {
    case 'outbound':
      return [
        at('confirmedAt'),
        orderNo,
        ...(waybills ? [column('waybillNo', 18, (row) => row.waybillNo)] : []),
        name,
        column('region', 18, (row) => row.region),
        column('goods', 40, (row) => row.goods),
        pieces,
        amount,
        method,
        taker,
        status,
      ]
    case 'media':
      return [
        source,
        taker,
        method,
        at('at'),
        orderNo,
        name,
        column('goods', 40, (row) => row.goods),
        pieces,
        amount,
        status,
      ]
    case 'detail':
      return [
        department,
        taker,
        at('at'),
        orderNo,
        name,
        column('product', 28, (row) => row.goods),
        column('sellingMethod', 12, ({ sellingMethod }) =>
          words(`orders.selling_method.${sellingMethod}`)
        ),
        column('unitPriceFen', 10, (row) => (row.unitPriceFen ?? 0) / 100, 'money'),
        pieces,
        amount,
        status,
      ]
  }
}

function minute(iso: string): string {
  return DateTime.fromISO(iso).setZone(BUSINESS_ZONE).toFormat('yyyy-LL-dd HH:mm')
}
