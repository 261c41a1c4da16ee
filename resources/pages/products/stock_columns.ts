import type { Column } from '~/components/shared/columns'

const stock = (key: string) => `products.stock.${key}`
const moved = (key: string) => `products.movements.${key}`
const entry = (key: string) => `products.entries.${key}`

export const STOCK_COLUMNS: Column[] = [
  { key: 'shortCode', label: 'products.fields.short_code', width: 88, always: true },
  { key: 'name', label: 'products.fields.name', minWidth: 150, always: true },
  { key: 'specification', label: 'products.fields.specification', minWidth: 110, sortable: false },
  { key: 'category', label: 'products.fields.category', width: 104, sortable: false, hidden: true },
  { key: 'warehouse', label: stock('warehouse'), width: 100 },
  { key: 'onHand', label: stock('on_hand'), width: 84, align: 'right' },
  { key: 'reserved', label: stock('reserved'), width: 84, align: 'right' },
  { key: 'available', label: stock('available'), width: 92, widthEn: 104, align: 'right' },
  { key: 'awaited', label: stock('awaited'), width: 72, align: 'right', sortable: false },
  { key: 'quarantine', label: stock('quarantine'), width: 92, widthEn: 108, align: 'right' },
  { key: 'damaged', label: stock('damaged'), width: 92, widthEn: 100, align: 'right' },
  { key: 'action', label: stock('action'), width: 128, sortable: false },
]

export const MOVEMENT_COLUMNS: Column[] = [
  { key: 'at', label: moved('at'), width: 164, always: true },
  { key: 'product', label: moved('product'), minWidth: 180, always: true },
  { key: 'warehouse', label: moved('warehouse'), width: 92, sortable: false },
  { key: 'bucket', label: moved('bucket'), width: 76, widthEn: 96, sortable: false },
  { key: 'kind', label: moved('kind'), width: 96, widthEn: 140, sortable: false },
  { key: 'quantity', label: moved('quantity'), width: 84, align: 'right' },
  { key: 'order', label: moved('order'), width: 116, sortable: false },
  { key: 'entry', label: moved('entry'), width: 76, sortable: false },
  { key: 'by', label: moved('by'), width: 88, sortable: false },
  { key: 'remark', label: moved('remark'), minWidth: 120, sortable: false },
]

export const ENTRY_COLUMNS: Column[] = [
  { key: 'id', label: entry('number'), width: 76 },
  { key: 'at', label: moved('at'), width: 164, always: true },
  { key: 'kind', label: entry('kind'), width: 84, widthEn: 104, sortable: false, always: true },
  { key: 'warehouse', label: moved('warehouse'), width: 100, sortable: false },
  { key: 'reason', label: entry('reason'), width: 100, widthEn: 128, sortable: false },
  { key: 'reference', label: entry('reference'), width: 140, sortable: false },
  { key: 'lineCount', label: entry('lines'), width: 64, align: 'right', sortable: false },
  { key: 'differences', label: entry('differences'), width: 72, align: 'right', sortable: false },
  { key: 'pieces', label: entry('pieces'), width: 92, align: 'right', sortable: false },
  { key: 'by', label: moved('by'), width: 88, sortable: false },
  { key: 'remark', label: moved('remark'), minWidth: 120, sortable: false },
]
