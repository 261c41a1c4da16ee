import type { Column } from '~/components/shared/columns'

export const PRODUCT_COLUMNS: Column[] = [
  { key: 'shortCode', label: 'products.fields.short_code', width: 88, always: true },
  { key: 'code', label: 'products.fields.code', width: 92 },
  { key: 'name', label: 'products.fields.name', minWidth: 160, always: true },
  { key: 'specification', label: 'products.fields.specification', minWidth: 120, sortable: false },
  { key: 'category', label: 'products.fields.category', width: 112 },
  { key: 'price', label: 'products.fields.price', width: 104, align: 'right' },
  { key: 'floor', label: 'products.fields.floor', width: 104, align: 'right', sortable: false },
  {
    key: 'available',
    label: 'products.fields.available',
    width: 84,
    align: 'right',
    sortable: false,
  },
  { key: 'onHand', label: 'products.fields.on_hand', width: 84, align: 'right', sortable: false },
  { key: 'trialable', label: 'products.fields.trialable', width: 72, sortable: false },
  { key: 'onSale', label: 'products.fields.on_sale', width: 84, sortable: false },
]
