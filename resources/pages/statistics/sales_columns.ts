import type { Column } from '~/components/shared/columns'

const sales = (key: string, more: Partial<Column> = {}): Column => ({
  key,
  label: `statistics.sales.columns.${key}`,
  ...more,
})

const orderNo = sales('orderNo', { width: 112, always: true })
const at = (label: string) =>
  sales('at', { label: `statistics.sales.columns.${label}`, width: 88, widthEn: 96 })
const source = sales('source', { minWidth: 104 })
const taker = sales('taker', { width: 80, widthEn: 96 })
const method = sales('method', { width: 96 })
const name = sales('name', { width: 80 })
const goods = sales('goods', { minWidth: 200, sortable: false })
const status = sales('status', { width: 96, widthEn: 116 })
const figures = [
  sales('pieces', { width: 56, widthEn: 72, align: 'right', sortable: false }),
  sales('amountFen', { width: 112, align: 'right' }),
]

/** The columns of each sales list; those with waybills when they were ticked before the search. */
export function salesColumns(list: 'outbound' | 'media' | 'detail', waybills: boolean): Column[] {
  switch (list) {
    case 'outbound':
      return [
        at('confirmedAt'),
        orderNo,
        ...(waybills ? [sales('waybillNo', { width: 128, sortable: false, always: true })] : []),
        name,
        sales('region', { minWidth: 112, sortable: false }),
        goods,
        ...figures,
        method,
        taker,
        status,
      ]
    case 'media':
      return [source, taker, method, at('at'), orderNo, name, goods, ...figures, status]
    case 'detail':
      return [
        sales('department', { minWidth: 96 }),
        taker,
        at('at'),
        orderNo,
        name,
        { ...goods, label: 'statistics.sales.columns.product' },
        sales('sellingMethod', { width: 88, widthEn: 104, sortable: false }),
        sales('unitPriceFen', { width: 96, align: 'right', sortable: false }),
        ...figures,
        status,
      ]
  }
}
