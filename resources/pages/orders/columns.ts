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

export const REFUND_COLUMNS: Column[] = [
  { key: 'orderNo', label: 'orders.columns.number', width: 120, always: true },
  { key: 'status', label: 'orders.columns.status', width: 104, widthEn: 124, sortable: false },
  { key: 'customer', label: 'orders.columns.customer', width: 110, sortable: false },
  { key: 'owed', label: 'orders.refunds.columns.owed', width: 120, align: 'right', always: true },
  {
    key: 'total',
    label: 'orders.refunds.columns.total',
    width: 120,
    align: 'right',
    sortable: false,
  },
  { key: 'method', label: 'orders.refunds.columns.method', width: 110, sortable: false },
  { key: 'reference', label: 'orders.refunds.columns.reference', width: 150, sortable: false },
  { key: 'owedSince', label: 'orders.refunds.columns.since', width: 110 },
  { key: 'age', label: 'orders.refunds.columns.age', width: 84, align: 'right', sortable: false },
  { key: 'reason', label: 'orders.refunds.columns.reason', minWidth: 140, sortable: false },
  { key: 'taker', label: 'orders.columns.taker', width: 90, sortable: false, hidden: true },
  {
    key: 'action',
    label: 'orders.refunds.columns.action',
    width: 90,
    widthEn: 130,
    sortable: false,
    always: true,
  },
]
