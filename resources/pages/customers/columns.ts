import type { Column } from '~/components/shared/columns'

export const CUSTOMER_COLUMNS: Column[] = [
  { key: 'number', label: 'customers.columns.number', width: 172, always: true },
  { key: 'name', label: 'customers.columns.name', width: 104, always: true },
  { key: 'class', label: 'customers.columns.class', width: 92 },
  { key: 'phone', label: 'customers.columns.phone', width: 124, sortable: false },
  { key: 'region', label: 'customers.columns.region', minWidth: 120, sortable: false },
  { key: 'kind', label: 'customers.columns.kind', width: 84, sortable: false },
  { key: 'origin', label: 'customers.columns.origin', width: 92, sortable: false },
  { key: 'owner', label: 'customers.columns.owner', width: 96, sortable: false },
  { key: 'points', label: 'customers.columns.points', width: 84, align: 'right' },
  { key: 'sent', label: 'customers.columns.sent', width: 112, sortable: false },
  { key: 'created', label: 'customers.columns.created', width: 104 },
]
