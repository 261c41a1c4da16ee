import type { Column } from '~/components/shared/columns'

export const ORDER_COLUMNS: Column[] = [
  { key: 'number', label: 'orders.columns.number', width: 112, always: true },
  { key: 'status', label: 'orders.columns.status', width: 104, widthEn: 124, always: true },
  { key: 'created', label: 'orders.columns.created', width: 84, widthEn: 92 },
  { key: 'customer', label: 'orders.columns.customer', width: 104 },
  { key: 'phone', label: 'orders.columns.phone', width: 124, sortable: false },
  { key: 'product', label: 'orders.columns.product', minWidth: 150, sortable: false },
  { key: 'pieces', label: 'orders.columns.pieces', width: 64, align: 'right', sortable: false },
  { key: 'total', label: 'orders.columns.total', width: 112, align: 'right' },
  { key: 'payment', label: 'orders.columns.payment', width: 72, sortable: false },
  { key: 'placement', label: 'orders.columns.source', minWidth: 132 },
  { key: 'taker', label: 'orders.columns.taker', width: 84, sortable: false, hidden: true },
]
